/**
 * The command log: everything that went into each control cycle and the command that came out, in a
 * binary file, written beside the control thread and never by it; and an independent check that no
 * command in it broke a limit. {@code docs/safety.md} gives the format.
 */
@NullMarked
package dev.ergon.control.log;

import org.jspecify.annotations.NullMarked;
