package dev.ergon.hardware.ros2;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Publisher;
import dev.ergon.transport.ros2.TopicName;
import java.io.IOException;
import java.util.List;

/** Sends the commands of some joints to one topic. */
final class CommandChannel {
  private final Ros2Publisher<Message> publisher;
  private final CommandForm form;
  private final List<String> names;
  private final int[] joints;
  private final long horizonNanos;

  /**
   * @param joints the places of its joints in the model's order
   * @param names what they are called on the wire
   */
  CommandChannel(
      Ros2Node node,
      TopicName topic,
      CommandForm form,
      int[] joints,
      List<String> names,
      long horizonNanos) {
    this.publisher = node.publisher(topic, anyMessage(form.type()), QosProfile.DEFAULT);
    this.form = form;
    this.joints = joints.clone();
    this.names = List.copyOf(names);
    this.horizonNanos = horizonNanos;
  }

  TopicName topic() {
    return publisher.topic();
  }

  /** Waits until somebody listens; false if the time is over. */
  boolean awaitListener(long timeoutNanos) throws InterruptedException {
    return publisher.awaitSubscriber(timeoutNanos);
  }

  /**
   * @throws IOException if nobody listens
   */
  void send(double[] position, double[] velocity) throws IOException {
    if (publisher.subscriberCount() == 0) {
      throw new IOException("nobody listens to commands on topic " + topic());
    }
    publisher.publish(form.message(names, picked(position), picked(velocity), horizonNanos));
  }

  void close() {
    publisher.close();
  }

  private double[] picked(double[] all) {
    double[] some = new double[joints.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = all[joints[i]];
    }
    return some;
  }

  /** A publisher only writes, and each message writes itself. */
  private static MessageType<Message> anyMessage(MessageType<?> type) {
    return new MessageType<>(
        type.rosPackage(),
        type.shortName(),
        type.md5(),
        type.definition(),
        type.wires(),
        type::read);
  }
}
