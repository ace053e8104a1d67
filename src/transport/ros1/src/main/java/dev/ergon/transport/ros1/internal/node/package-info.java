/**
 * What a node is made of: its publishers, subscribers, services, its time and its log, and their
 * registration with the master. Safe from any thread.
 */
@NullMarked
package dev.ergon.transport.ros1.internal.node;

import org.jspecify.annotations.NullMarked;
