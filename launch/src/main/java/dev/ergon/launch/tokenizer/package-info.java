/**
 * {@code ergon tokenizer}: actions and tokens as JSON Lines, one answer for each line, flushed as
 * it is ready. One thread.
 */
@NullMarked
package dev.ergon.launch.tokenizer;

import org.jspecify.annotations.NullMarked;
