package dev.ergon.launch.ros2;

import dev.ergon.launch.world.WorldLink;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Endpoint;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Publisher;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run's end of the world's two topics. Does not own its node. */
final class Ros2WorldLink implements WorldLink {
  private final Ros2Node node;
  private final SimTopics topics;
  private final Ros2Publisher<StringMessage> requests;
  private @Nullable Ros2Endpoint reports;

  Ros2WorldLink(Ros2Node node, SimTopics topics) {
    this.node = node;
    this.topics = topics;
    requests = node.publisher(topics.worldLoad(), StringMessage.TYPE, QosProfile.DEFAULT);
  }

  @Override
  public void subscribe(Consumer<String> listener) {
    reports =
        node.subscribe(
            topics.worldState(),
            StringMessage.TYPE,
            QosProfile.DEFAULT,
            message -> listener.accept(message.data()));
  }

  @Override
  public void publish(String request) {
    requests.publish(new StringMessage(request));
  }

  @Override
  public String source() {
    return "topic " + topics.worldState() + " in domain " + node.domainId();
  }

  @Override
  public void close() {
    if (reports != null) {
      reports.close();
    }
    requests.close();
  }
}
