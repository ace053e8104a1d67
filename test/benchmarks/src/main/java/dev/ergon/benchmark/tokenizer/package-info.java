/** How long action tokenizers take, and what they allocate. */
@NullMarked
package dev.ergon.benchmark.tokenizer;

import org.jspecify.annotations.NullMarked;
