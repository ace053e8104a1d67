/**
 * Topics of ROS 2, over Fast DDS: {@link dev.ergon.transport.ros2.Ros2Node} publishes and
 * subscribes to the messages of {@code dev.ergon.transport.ros.message}. Topics alone: the binding
 * cannot set the identity that answers of services and actions need, so there are none.
 *
 * <p>Nodes, publishers and subscriptions are safe from any thread. Each subscription has a thread
 * of its own, so that a slow reader holds up no other.
 */
@NullMarked
package dev.ergon.transport.ros2;

import org.jspecify.annotations.NullMarked;
