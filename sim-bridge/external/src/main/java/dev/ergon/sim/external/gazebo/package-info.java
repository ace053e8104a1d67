/**
 * Gazebo as a robot, cameras and a clock, over {@link dev.ergon.sim.external.gz}: kinds {@code
 * gazebo}. What arrives is checked and handed over on the node's thread; control, observations and
 * the wiring use it from theirs.
 */
@NullMarked
package dev.ergon.sim.external.gazebo;

import org.jspecify.annotations.NullMarked;
