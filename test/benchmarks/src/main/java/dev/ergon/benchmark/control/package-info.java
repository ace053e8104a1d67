/** What a control cycle's parts cost: kinematics, dynamics, trajectory. */
@NullMarked
package dev.ergon.benchmark.control;

import org.jspecify.annotations.NullMarked;
