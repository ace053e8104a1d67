package dev.ergon.transport.ros1;

import dev.ergon.transport.ros1.name.GraphName;
import java.net.URI;

/** A participant of the graph. */
public interface Node extends AutoCloseable {
  /** The global name. */
  GraphName name();

  /** The global name that {@code name} stands for in this node, remapped. */
  GraphName resolveName(String name);

  URI masterUri();

  /** Where the node answers other nodes. */
  URI uri();

  /** Writes to {@code /rosout} and to the host's log. */
  RosLog log();

  void addListener(NodeListener listener);

  /** Runs {@code loop} on a thread of its own until it or the node ends. */
  void executeCancellableLoop(CancellableLoop loop);

  /** Leaves the graph and closes every connection; idempotent. */
  void shutdown();

  /** Whether {@link #shutdown} was called, by us, or by the master in favour of a newer node. */
  boolean isShutdown();

  /** As {@link #shutdown}. */
  @Override
  default void close() {
    shutdown();
  }
}
