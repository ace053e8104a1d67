package dev.ergon.launch.ros2;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.launch.world.WorldLink;
import dev.ergon.launch.world.WorldLinkProvider;
import dev.ergon.transport.ros2.Ros2Nodes;
import dev.ergon.transport.ros2.Ros2Settings;
import org.jspecify.annotations.Nullable;

/** Kind {@code ros2}: the truth of a simulator that {@code ergon sim serve --ros2} serves. */
public final class Ros2WorldLinkProvider implements WorldLinkProvider {
  /**
   * The configuration.
   *
   * @param ros2 null for the settings that the run's parts share
   */
  record Config(@Default("/") String namespace, @Nullable Ros2Settings ros2) {}

  @Override
  public String kind() {
    return "ros2";
  }

  @Override
  public WorldLink open(ConfigNode config, ProviderContext context) {
    Config wanted = config.bind(Config.class);
    return new Ros2WorldLink(
        Ros2Nodes.shared(context, wanted.ros2()), new SimTopics(wanted.namespace()));
  }
}
