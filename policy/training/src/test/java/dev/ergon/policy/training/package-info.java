/** Tests of behaviour cloning and export, on models small enough to train in seconds. */
@NullMarked
package dev.ergon.policy.training;

import org.jspecify.annotations.NullMarked;
