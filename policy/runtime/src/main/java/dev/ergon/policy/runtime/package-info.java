/**
 * Inference of vision-language-action models in the ONNX layout that transformers.js reads: a
 * bundle's folder is checked, loaded and driven as a {@link dev.ergon.core.policy.Policy}. Every
 * object here is used by one thread.
 */
@NullMarked
package dev.ergon.policy.runtime;

import org.jspecify.annotations.NullMarked;
