/** Draws the figure of docs/action-tokenizers.md and holds the page to it. */
@NullMarked
package dev.ergon.tokenizer.figure;

import org.jspecify.annotations.NullMarked;
