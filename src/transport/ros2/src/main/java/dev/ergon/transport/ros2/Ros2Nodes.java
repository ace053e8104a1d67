package dev.ergon.transport.ros2;

import dev.ergon.core.provider.ProviderContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one run: robot, cameras and world share one where their settings are equal. Used by
 * the thread that wires the run.
 */
public final class Ros2Nodes implements AutoCloseable {
  private final Ros2Settings usual;
  private final Map<Ros2Settings, Ros2Node> nodes = new HashMap<>();

  private Ros2Nodes(Ros2Settings usual) {
    this.usual = usual;
  }

  /** Says what the run's parts take unless they have settings of their own. */
  public static void share(ProviderContext context, Ros2Settings usual) {
    context.shared(Ros2Nodes.class, () -> new Ros2Nodes(usual));
  }

  /**
   * The run's node with these settings, which the run closes.
   *
   * @param settings null for the run's usual ones: those it {@linkplain #share shares}, or loopback
   *     and {@code ROS_DOMAIN_ID}
   */
  public static Ros2Node shared(ProviderContext context, @Nullable Ros2Settings settings) {
    Ros2Nodes shared =
        context.shared(Ros2Nodes.class, () -> new Ros2Nodes(Ros2Settings.loopback(-1, "ergon")));
    return shared.nodes.computeIfAbsent(
        settings == null ? shared.usual : settings,
        wanted -> Ros2Node.open(wanted, System.getenv()));
  }

  @Override
  public void close() {
    nodes.values().forEach(Ros2Node::close);
    nodes.clear();
  }
}
