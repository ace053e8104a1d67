/**
 * What a policy learns from: pictures and a robot's state, with what to do for several instructions
 * and what to answer to questions. A file holds any number of them, to be read in any order.
 */
@NullMarked
package dev.ergon.policy.training.sample;

import org.jspecify.annotations.NullMarked;
