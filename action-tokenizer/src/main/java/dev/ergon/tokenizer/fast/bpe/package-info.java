/**
 * Byte-level byte-pair encoding as Hugging Face's tokenizers library does it, with its file form:
 * the GPT-2 split, greedy merges, training. Vocabularies are immutable; encoders hold a workspace
 * and belong to one thread at a time.
 */
@NullMarked
package dev.ergon.tokenizer.fast.bpe;

import org.jspecify.annotations.NullMarked;
