/**
 * Measurements of control that a user can run: cycle time, lateness, a hostile policy, a matrix of
 * faults, the seams between chunks. Each prints a table and answers whether what is promised held.
 * Not for use by other code.
 */
@NullMarked
package dev.ergon.control.bench;

import org.jspecify.annotations.NullMarked;
