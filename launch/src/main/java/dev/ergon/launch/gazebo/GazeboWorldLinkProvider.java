package dev.ergon.launch.gazebo;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.launch.world.WorldLink;
import dev.ergon.launch.world.WorldLinkProvider;
import dev.ergon.sim.external.gazebo.GazeboSession;
import dev.ergon.sim.external.gazebo.GazeboSettings;
import dev.ergon.sim.external.gz.GzNode;
import dev.ergon.sim.external.gz.GzPublisher;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.StringMsg;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code world: {kind: gazebo}}: the truth of a simulator served over Gazebo's transport. */
public final class GazeboWorldLinkProvider implements WorldLinkProvider {
  /**
   * The keys.
   *
   * @param gazebo which world; left out where the robot is in it
   */
  record Config(@Nullable GazeboSettings gazebo) {}

  @Override
  public String kind() {
    return "gazebo";
  }

  @Override
  public WorldLink open(ConfigNode config, ProviderContext context) {
    GazeboSettings settings = config.bind(Config.class).gazebo();
    GazeboSession session =
        context
            .existing(GazeboSession.class)
            .orElseGet(() -> {
              if (settings == null) {
                throw config.error(
                    "world.kind gazebo: the robot is not in Gazebo, so the world must be named:"
                        + " gazebo: {world: NAME}");
              }
              return GazeboSession.shared(context, settings);
            });
    return new Link(session.node());
  }

  private static final class Link implements WorldLink {
    private final GzNode node;
    private final GzPublisher<StringMsg> requests;
    private GzNode.@Nullable Subscription reports;

    Link(GzNode node) {
      this.node = node;
      requests = node.advertise(GazeboSimWire.topicOfRequests(), StringMsg.getDefaultInstance());
    }

    @Override
    public void subscribe(Consumer<String> consumer) {
      reports =
          node.subscribe(
              GazeboSimWire.topicOfReports(),
              StringMsg.getDefaultInstance(),
              message -> consumer.accept(message.getData()));
    }

    @Override
    public void publish(String request) {
      var unused = requests.publish(StringMsg.newBuilder().setData(request).build());
    }

    @Override
    public String source() {
      return "Gazebo topic " + GazeboSimWire.topicOfReports();
    }

    @Override
    public void close() {
      if (reports != null) {
        reports.close();
      }
      requests.close();
    }
  }
}
