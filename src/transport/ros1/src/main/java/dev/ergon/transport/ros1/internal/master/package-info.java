/**
 * The ROS master and slave interfaces: typed calls to the master and to other nodes, and the calls
 * that they make to us. Safe from any thread.
 */
@NullMarked
package dev.ergon.transport.ros1.internal.master;

import org.jspecify.annotations.NullMarked;
