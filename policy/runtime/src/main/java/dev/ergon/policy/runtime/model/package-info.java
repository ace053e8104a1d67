/**
 * The three graphs of a vision-language model run as one: pictures to features, a prompt with
 * features in it, tokens one by one with a key-value cache or all in one pass. Used by one thread.
 */
@NullMarked
package dev.ergon.policy.runtime.model;

import org.jspecify.annotations.NullMarked;
