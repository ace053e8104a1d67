/** The one vocabulary: words, marks, locations and actions, and the tokenizer that reads it. */
@NullMarked
package dev.ergon.policy.training.language;

import org.jspecify.annotations.NullMarked;
