/**
 * RT-1's and RT-2's tokenizer: a terminate class and numbers in 256 uniform bins, written as
 * integers. Immutable; safe from any thread.
 */
@NullMarked
package dev.ergon.tokenizer.rt2;

import org.jspecify.annotations.NullMarked;
