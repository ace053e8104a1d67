/**
 * FAST (Pertsch et al. 2025): a chunk of actions through a cosine transform, rounding and byte-pair
 * encoding. Tokenizers hold a workspace and belong to one thread at a time.
 */
@NullMarked
package dev.ergon.tokenizer.fast;

import org.jspecify.annotations.NullMarked;
