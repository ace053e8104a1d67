/**
 * Dataset statistics as OpenVLA, LeRobot and openpi write them, and the normalisation each of them
 * means. Immutable; safe from any thread.
 */
@NullMarked
package dev.ergon.tokenizer.statistics;

import org.jspecify.annotations.NullMarked;
