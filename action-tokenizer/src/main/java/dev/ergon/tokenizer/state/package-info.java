/**
 * Robot states as words of a prompt, the way pi0-FAST and pi0.5 read them. Immutable; safe from any
 * thread.
 */
@NullMarked
package dev.ergon.tokenizer.state;

import org.jspecify.annotations.NullMarked;
