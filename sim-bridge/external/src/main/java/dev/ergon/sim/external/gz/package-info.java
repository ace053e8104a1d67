/**
 * Gazebo's transport (ign-transport 8 to gz-transport 16, wire version 10): topics and services
 * between processes that find one another by multicast, on ZeroMQ and Protobuf. A {@link
 * dev.ergon.sim.external.gz.GzNode} owns one thread, which calls every listener; its methods may be
 * called from any thread. Nothing that arrives is trusted: what does not parse, is too large or
 * comes from too many is dropped and counted.
 */
@NullMarked
package dev.ergon.sim.external.gz;

import org.jspecify.annotations.NullMarked;
