/**
 * The shared types as bytes, for everything that crosses a process boundary: the classes generated
 * from {@code ergon/v1/*.proto}, and codecs that check what they decode. Stateless; safe from any
 * thread. Not real-time safe.
 */
@NullMarked
package dev.ergon.core.proto;

import org.jspecify.annotations.NullMarked;
