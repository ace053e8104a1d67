package dev.ergon.transport.ros2;

import dev.ergon.core.provider.ProviderContext;
import java.util.HashMap;
import java.util.Map;

/** The nodes of one run: robot, cameras and world share one where their settings are equal. */
public final class Ros2Nodes implements AutoCloseable {
  private final Map<Ros2Settings, Ros2Node> nodes = new HashMap<>();

  /** The run's node with these settings, which the run closes. */
  public static Ros2Node shared(ProviderContext context, Ros2Settings settings) {
    return context
        .shared(Ros2Nodes.class, Ros2Nodes::new)
        .nodes
        .computeIfAbsent(settings, wanted -> Ros2Node.open(wanted, System.getenv()));
  }

  @Override
  public void close() {
    nodes.values().forEach(Ros2Node::close);
    nodes.clear();
  }
}
