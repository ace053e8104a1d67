/** Actions to tokens and back: RT-2, OpenVLA, FAST; normalisation statistics. */
@NullMarked
package dev.ergon.tokenizer;

import org.jspecify.annotations.NullMarked;
