package dev.ergon.hardware.ros1;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.RobotLink;
import dev.ergon.core.robot.link.StateInbox;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.MessageListener;
import dev.ergon.transport.ros1.Subscriber;
import java.io.IOException;

/**
 * Joint states from a topic. With simulated time, states are as old as their stamps say; otherwise
 * they are stamped when they arrive, for the clocks of two hosts differ by more than a state is
 * old.
 */
final class Ros1RobotLink implements RobotLink {
  private static final int STATE_QUEUE = 4;
  private static final long LOOK_NANOS = 5_000_000;

  private final Clock host = new SystemClock();
  private final ConnectedNode node;
  private final Subscriber<JointState> states;
  private final JointTargets targets;
  private final long startTimeoutNanos;
  private MessageListener<JointState> listener = state -> {};

  Ros1RobotLink(ConnectedNode node, Ros1RobotConfig keys, JointMap joints) {
    this.node = node;
    states = node.newSubscriber(keys.states(), JointState.TYPE);
    targets = JointTargets.open(node, keys, joints.wireNames());
    startTimeoutNanos = keys.link().startTimeoutNanos();
  }

  /**
   * {@inheritDoc}
   *
   * @throws HostLacksException if nobody listens to commands in time
   */
  @Override
  public void start(StateInbox inbox) {
    listener =
        state ->
            inbox.state(
                stamp(state), state.name(), state.position(), state.velocity(), state.effort());
    states.addMessageListener(listener, STATE_QUEUE);
    awaitController();
  }

  @Override
  public void send(double[] position, double[] velocity) throws IOException {
    requireController();
    targets.send(position, velocity);
  }

  @Override
  public void hold(double[] position) throws IOException {
    requireController();
    targets.hold(position);
  }

  private void requireController() throws IOException {
    if (!targets.isHeard()) {
      throw new IOException("nobody listens to " + targets.place());
    }
  }

  private void awaitController() {
    long end = host.nanos() + startTimeoutNanos;
    try {
      while (!targets.isHeard()) {
        if (host.nanos() > end) {
          throw new HostLacksException(
              "robot: nobody listens to "
                  + targets.place()
                  + " within "
                  + startTimeoutNanos / 1_000_000
                  + " ms; is the robot's controller running, and does it take command.form?");
        }
        host.sleepUntil(host.nanos() + LOOK_NANOS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostLacksException("interrupted while waiting for " + targets.place(), e);
    }
  }

  @Override
  public String source() {
    String topic = "topic " + states.topic();
    if (states.numberOfPublishers() > 0) {
      return topic;
    }
    return topic
        + " (nobody publishes it"
        + (node.isMasterLost() ? "; the master " + node.masterUri() + " does not answer)" : ")");
  }

  @Override
  public void close() {
    states.removeMessageListener(listener);
    targets.close();
  }

  private long stamp(JointState state) {
    return node.time().isSimulated()
        ? node.time().localOf(state.header().stampNanos())
        : node.time().clock().nanos();
  }
}
