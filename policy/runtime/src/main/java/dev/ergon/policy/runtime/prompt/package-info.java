/**
 * Prompts of words, pictures and the robot's state, and how they become token ids and embedding
 * rows.
 */
@NullMarked
package dev.ergon.policy.runtime.prompt;

import org.jspecify.annotations.NullMarked;
