package dev.ergon.hardware.ros1;

import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import java.util.List;

/** Targets as sensor_msgs/JointState. */
final class StateTargets implements JointTargets {
  private static final double[] NO_EFFORT = {};

  private final ConnectedNode node;
  private final Publisher<JointState> publisher;
  private final List<String> names;

  StateTargets(ConnectedNode node, String topic, List<String> names) {
    this.node = node;
    this.names = names;
    publisher =
        node.newPublisher(topic, JointState.TYPE, PublisherOptions.DEFAULT.withQueueSize(2));
  }

  @Override
  public void send(double[] position, double[] velocity) {
    Header header = new Header(0, node.time().nanos(), "");
    publisher.publish(new JointState(header, names, position, velocity, NO_EFFORT));
  }

  @Override
  public void hold(double[] position) {
    send(position, new double[position.length]);
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
