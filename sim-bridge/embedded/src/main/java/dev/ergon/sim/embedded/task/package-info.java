/**
 * The suite {@code tabletop}: what may be asked, in which words, in which scenes, and how success
 * is judged. Everything follows from a seed. Immutable, or stateless; safe from any thread.
 */
@NullMarked
package dev.ergon.sim.embedded.task;

import org.jspecify.annotations.NullMarked;
