package dev.ergon.hardware.ros1;

import dev.ergon.transport.ros.message.std_msgs.Float64MultiArray;
import dev.ergon.transport.ros.message.std_msgs.MultiArrayLayout;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import java.util.List;

/** Positions as std_msgs/Float64MultiArray, in the model's actuated order. */
final class ArrayTargets implements JointTargets {
  private static final MultiArrayLayout LAYOUT = new MultiArrayLayout(List.of(), 0);

  private final Publisher<Float64MultiArray> publisher;

  ArrayTargets(ConnectedNode node, String topic) {
    publisher =
        node.newPublisher(topic, Float64MultiArray.TYPE, PublisherOptions.DEFAULT.withQueueSize(2));
  }

  @Override
  public void send(double[] position, double[] velocity) {
    publisher.publish(new Float64MultiArray(LAYOUT, position));
  }

  @Override
  public void hold(double[] position) {
    publisher.publish(new Float64MultiArray(LAYOUT, position));
  }

  @Override
  public boolean isHeard() {
    return publisher.hasSubscribers();
  }

  @Override
  public String place() {
    return "topic " + publisher.topic();
  }

  @Override
  public void close() {
    publisher.shutdown();
  }
}
