package dev.ergon.hardware.ros2;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.robot.link.RobotLink;
import dev.ergon.core.robot.link.StateInbox;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Subscription;
import dev.ergon.transport.ros2.TopicName;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The wire of a robot behind ROS 2 topics. Does not own its node. */
final class Ros2RobotLink implements RobotLink {
  private static final double[] NONE = {};

  private final Ros2Node node;
  private final TopicName stateTopic;
  private final List<CommandChannel> channels;
  private final LongUnaryOperator stamps;
  private final LongConsumer delivered;
  private final long startTimeoutNanos;
  private @Nullable Ros2Subscription<JointState> states;

  /**
   * @param stamps the time on the run's clock for the stamp of a message that arrives now
   * @param delivered hears the stamp of each message after its state can be read
   */
  Ros2RobotLink(
      Ros2Node node,
      TopicName stateTopic,
      List<CommandChannel> channels,
      LongUnaryOperator stamps,
      LongConsumer delivered,
      long startTimeoutNanos) {
    this.node = node;
    this.stateTopic = stateTopic;
    this.channels = List.copyOf(channels);
    this.stamps = stamps;
    this.delivered = delivered;
    this.startTimeoutNanos = startTimeoutNanos;
  }

  /**
   * {@inheritDoc}
   *
   * @throws HostLacksException if nobody listens to commands in time
   */
  @Override
  public void start(StateInbox inbox) {
    states =
        node.subscribe(
            stateTopic,
            JointState.TYPE,
            QosProfile.SENSOR_DATA,
            message -> deliver(message, inbox));
    for (CommandChannel channel : channels) {
      awaitListener(channel);
    }
  }

  @Override
  public void send(double[] position, double[] velocity) throws IOException {
    for (CommandChannel channel : channels) {
      channel.send(position, velocity);
    }
  }

  @Override
  public void hold(double[] position) throws IOException {
    send(position, new double[position.length]);
  }

  @Override
  public String source() {
    return "topic " + stateTopic + " in domain " + node.domainId();
  }

  @Override
  public void close() {
    if (states != null) {
      states.close();
    }
    channels.forEach(CommandChannel::close);
  }

  private void deliver(JointState message, StateInbox inbox) {
    List<String> names = message.name();
    double[] position = message.position();
    if (position.length != names.size()) {
      inbox.down(
          source()
              + ": got a state of "
              + names.size()
              + " names and "
              + position.length
              + " positions, wanted as many of each");
      return;
    }
    inbox.down("");
    inbox.state(
        stamps.applyAsLong(message.header().stampNanos()),
        names,
        position,
        fitting(message.velocity(), names),
        fitting(message.effort(), names));
    delivered.accept(message.header().stampNanos());
  }

  /** A publisher that does not measure something leaves it out, or sends too few. */
  private static double[] fitting(double[] values, List<String> names) {
    return values.length == names.size() ? values : NONE;
  }

  private void awaitListener(CommandChannel channel) {
    try {
      if (!channel.awaitListener(startTimeoutNanos)) {
        throw new HostLacksException(
            "nobody listens to commands on topic "
                + channel.topic()
                + " in domain "
                + node.domainId()
                + " after "
                + startTimeoutNanos / 1_000_000
                + " ms; is the robot's controller running, and is its type the configured one?");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostLacksException("interrupted while waiting for topic " + channel.topic(), e);
    }
  }
}
