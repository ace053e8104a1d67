/**
 * The scripted expert: what to do next, as a function of the true state of the world and the task
 * alone. It remembers nothing, so it may be asked about any state, also one that training made up.
 */
@NullMarked
package dev.ergon.sim.embedded.expert;

import org.jspecify.annotations.NullMarked;
