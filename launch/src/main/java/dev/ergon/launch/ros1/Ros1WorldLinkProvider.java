package dev.ergon.launch.ros1;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.launch.world.WorldLink;
import dev.ergon.launch.world.WorldLinkProvider;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.Subscriber;
import java.util.function.Consumer;

/** {@code world: {kind: ros1}}: the truth of a simulator that is served over ROS 1. */
public final class Ros1WorldLinkProvider implements WorldLinkProvider {
  /**
   * The keys.
   *
   * @param state the topic of the simulator's reports
   * @param load the topic of requests to it
   */
  record Config(@Default("world/state") String state, @Default("world/load") String load) {}

  @Override
  public String kind() {
    return "ros1";
  }

  @Override
  public WorldLink open(ConfigNode config, ProviderContext context) {
    Config keys = config.bind(Config.class);
    return new Link(context.shared(ConnectedNode.class, ConnectedNode::fromEnvironment), keys);
  }

  private static final class Link implements WorldLink {
    private final Subscriber<StringMessage> states;
    private final Publisher<StringMessage> requests;

    Link(ConnectedNode node, Config keys) {
      states = node.newSubscriber(keys.state(), StringMessage.TYPE);
      requests = node.newPublisher(keys.load(), StringMessage.TYPE);
    }

    @Override
    public void subscribe(Consumer<String> reports) {
      states.addMessageListener(message -> reports.accept(message.data()));
    }

    @Override
    public void publish(String request) {
      requests.publish(new StringMessage(request));
    }

    @Override
    public String source() {
      return "topic " + states.topic();
    }

    @Override
    public void close() {
      states.shutdown();
      requests.shutdown();
    }
  }
}
