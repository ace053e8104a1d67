/**
 * The wire itself: datagrams of discovery, and the four sockets of a node. Used by the node's
 * thread alone, unless a class says otherwise.
 */
@NullMarked
package dev.ergon.sim.external.gz.internal;

import org.jspecify.annotations.NullMarked;
