/**
 * What stands in the simulated world and how it looks: objects, table zones, light, and the
 * immutable view that a renderer draws. No physics and no pixels here. The world frame is the
 * robot's base frame: x away from the robot, y to its left, z up, the table's top at z = 0.
 * Everything is immutable and safe from any thread.
 */
@NullMarked
package dev.ergon.sim.embedded.scene;

import org.jspecify.annotations.NullMarked;
