/** JSON from outside, within bounds. Safe from any thread. */
@NullMarked
package dev.ergon.tokenizer.internal.json;

import org.jspecify.annotations.NullMarked;
