/**
 * ONNX Runtime, driven by what a session says of itself: files checked before the library sees
 * them, execution providers tried for real, tensors on direct buffers. A session is used by one
 * thread.
 */
@NullMarked
package dev.ergon.policy.runtime.onnx;

import org.jspecify.annotations.NullMarked;
