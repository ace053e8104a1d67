/**
 * Isaac Sim by the conventions of its ROS 2 bridge: {@code joint_states}, {@code joint_command},
 * {@code rgb}, {@code /clock}. What its robot and cameras do is what any robot and camera under ROS
 * 2 do; here are the names and the clock.
 *
 * @see <a href="https://docs.isaacsim.omniverse.nvidia.com/latest/ros2_tutorials/index.html">Isaac
 *     Sim, ROS 2 tutorials</a>
 */
@NullMarked
package dev.ergon.sim.external.isaac;

import org.jspecify.annotations.NullMarked;
