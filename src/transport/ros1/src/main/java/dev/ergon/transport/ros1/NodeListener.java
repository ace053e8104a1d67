package dev.ergon.transport.ros1;

/** Hears of a node's life. Each method is called once at most. */
public interface NodeListener {
  /** The node is known to the master and can be used. */
  default void onStart(ConnectedNode connectedNode) {}

  /** The node is about to end; publishers still publish. */
  default void onShutdown(Node node) {}

  /** The node has ended. */
  default void onShutdownComplete(Node node) {}

  /** {@link #onStart} failed; the node ends. */
  default void onError(Node node, Throwable failure) {}
}
