/**
 * OpenVLA's tokenizer: normalised numbers in 255 intervals, said with the last 256 ids of the
 * vocabulary, the larger id for the smaller value. Immutable; safe from any thread.
 */
@NullMarked
package dev.ergon.tokenizer.openvla;

import org.jspecify.annotations.NullMarked;
