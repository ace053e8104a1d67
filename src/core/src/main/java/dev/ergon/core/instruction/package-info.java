/**
 * What a person asked for, and what became of it. Records are immutable; sources call their inbox
 * from their own thread.
 */
@NullMarked
package dev.ergon.core.instruction;

import org.jspecify.annotations.NullMarked;
