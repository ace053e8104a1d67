/**
 * Typed failures, each with the exit code that the command line reports. Immutable; safe from any
 * thread.
 */
@NullMarked
package dev.ergon.core.error;

import org.jspecify.annotations.NullMarked;
