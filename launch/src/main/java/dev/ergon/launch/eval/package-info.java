/**
 * Evaluation of a policy on a suite of the embedded simulator: many seeded episodes, on every core.
 */
@NullMarked
package dev.ergon.launch.eval;

import org.jspecify.annotations.NullMarked;
