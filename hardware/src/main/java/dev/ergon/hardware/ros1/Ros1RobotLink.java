package dev.ergon.hardware.ros1;

import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.RobotLink;
import dev.ergon.core.robot.link.StateInbox;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.MessageListener;
import dev.ergon.transport.ros1.Subscriber;

/**
 * Joint states from a topic. With simulated time, states are as old as their stamps say; otherwise
 * they are stamped when they arrive, for the clocks of two hosts differ by more than a state is
 * old.
 */
final class Ros1RobotLink implements RobotLink {
  private static final int STATE_QUEUE = 4;

  private final ConnectedNode node;
  private final Subscriber<JointState> states;
  private final JointTargets targets;
  private MessageListener<JointState> listener = state -> {};

  Ros1RobotLink(ConnectedNode node, Ros1RobotConfig keys, JointMap joints) {
    this.node = node;
    states = node.newSubscriber(keys.states(), JointState.TYPE);
    targets = JointTargets.open(node, keys, joints.wireNames());
  }

  @Override
  public void start(StateInbox inbox) {
    listener =
        state ->
            inbox.state(
                stamp(state), state.name(), state.position(), state.velocity(), state.effort());
    states.addMessageListener(listener, STATE_QUEUE);
  }

  @Override
  public void send(double[] position, double[] velocity) {
    targets.send(position, velocity);
  }

  @Override
  public void hold(double[] position) {
    targets.hold(position);
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
