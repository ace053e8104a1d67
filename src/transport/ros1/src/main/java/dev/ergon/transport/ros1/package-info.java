/**
 * A ROS 1 node in Java, in the vocabulary of rosjava: {@link dev.ergon.transport.ros1.NodeMain},
 * {@link dev.ergon.transport.ros1.ConnectedNode}, publishers, subscribers, services and parameters.
 * {@code docs/ros.md} maps one to the other. Everything may be used from any thread unless it says
 * otherwise; listeners are called on threads of their own, one per listener.
 */
@NullMarked
package dev.ergon.transport.ros1;

import org.jspecify.annotations.NullMarked;
