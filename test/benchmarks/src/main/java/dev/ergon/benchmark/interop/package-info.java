/**
 * The same task over every wire, and what happens when a wire breaks. Programs of the command line
 * with real peers between them; run from the repository's root.
 */
@NullMarked
package dev.ergon.benchmark.interop;

import org.jspecify.annotations.NullMarked;
