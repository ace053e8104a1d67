/**
 * Tokenizers described by a file, {@code SPEC.json}, and reports on what they resolve. Specs share
 * their tokenizers' thread rule: one thread at a time.
 */
@NullMarked
package dev.ergon.tokenizer.spec;

import org.jspecify.annotations.NullMarked;
