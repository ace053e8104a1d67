/**
 * How control fares, told to those who watch, and what they may ask of it around any instruction:
 * stop and reset. Immutable; safe from any thread.
 */
@NullMarked
package dev.ergon.core.supervision;

import org.jspecify.annotations.NullMarked;
