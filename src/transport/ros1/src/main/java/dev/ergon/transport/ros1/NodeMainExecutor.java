package dev.ergon.transport.ros1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs {@link NodeMain}s, each in a node and on a thread of its own. */
public final class NodeMainExecutor implements AutoCloseable {
  private final Map<NodeMain, ConnectedNode> nodes = new ConcurrentHashMap<>();

  /**
   * Makes a node and calls {@link NodeMain#onStart} with it.
   *
   * @param configuration its name is overridden by nothing; see {@link NodeMain#getDefaultNodeName}
   * @throws dev.ergon.core.error.HostLacksException if the master cannot be reached
   */
  public void execute(NodeMain main, NodeConfiguration configuration) {
    ConnectedNode node = ConnectedNode.connect(configuration);
    nodes.put(main, node);
    node.addListener(main);
    Thread thread = new Thread(() -> start(main, node), "ros-main " + node.name());
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends the node of {@code main}. */
  public void shutdownNodeMain(NodeMain main) {
    ConnectedNode node = nodes.remove(main);
    if (node != null) {
      node.shutdown();
    }
  }

  /** Ends all. */
  @Override
  public void close() {
    List<NodeMain> running = new ArrayList<>(nodes.keySet());
    running.forEach(this::shutdownNodeMain);
  }

  private void start(NodeMain main, ConnectedNode node) {
    try {
      main.onStart(node);
    } catch (RuntimeException failure) {
      main.onError(node, failure);
      shutdownNodeMain(main);
    }
  }
}
