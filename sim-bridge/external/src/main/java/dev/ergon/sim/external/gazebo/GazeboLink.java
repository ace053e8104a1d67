package dev.ergon.sim.external.gazebo;

import dev.ergon.core.robot.link.RobotLink;
import dev.ergon.core.robot.link.StateInbox;
import dev.ergon.core.time.FollowingClock;
import dev.ergon.sim.external.gz.GzNode;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Axis;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Joint;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Model;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The joints of a model in Gazebo: states by the system JointStatePublisher, commands to the
 * controller that the configuration names. Commands are announced once states have come: by then it
 * is known how the simulator calls its types.
 */
final class GazeboLink implements RobotLink {
  /** More joints than a model that anyone controls; what says more is not listened to. */
  private static final int MAX_JOINTS = 1024;

  /** A state may be ahead of the clock, which is told after it, but not by more. */
  private static final long FUTURE_NANOS = 200_000_000L;

  private final GazeboSession session;
  private final GazeboConfig keys;
  private final List<String> joints;
  private GzNode.@Nullable Subscription states;
  private @Nullable JointCommands commands;

  GazeboLink(GazeboSession session, GazeboConfig keys, List<String> joints) {
    this.session = session;
    this.keys = keys;
    this.joints = joints;
  }

  @Override
  public void start(StateInbox inbox) {
    session.node().whenFailed(inbox::down);
    states =
        session
            .node()
            .subscribe(keys.states(), Model.getDefaultInstance(), model -> take(model, inbox));
  }

  private void take(Model model, StateInbox inbox) {
    FollowingClock clock = session.clock();
    int count = model.getJointCount();
    if (count > MAX_JOINTS || !Stamps.isSound(model.getHeader().getStamp())) {
      return;
    }
    long stamp = clock.ofSimulator(Stamps.nanos(model.getHeader().getStamp()));
    if (stamp > clock.nanos() + FUTURE_NANOS) {
      return;
    }
    double[] position = new double[count];
    double[] velocity = new double[count];
    double[] effort = new double[count];
    for (int i = 0; i < count; i++) {
      Axis axis = model.getJoint(i).getAxis1();
      position[i] = axis.getPosition();
      velocity[i] = axis.getVelocity();
      effort[i] = axis.getForce();
    }
    List<String> names = model.getJointList().stream().map(Joint::getName).toList();
    inbox.state(stamp, names, position, velocity, effort);
  }

  /** {@inheritDoc} Where the node is too busy, this target is left out: the next one is near. */
  @Override
  public void send(double[] position, double[] velocity) {
    boolean unused = commands().send(session.clock().nanos(), position, velocity);
  }

  @Override
  public void hold(double[] position) throws IOException {
    if (!commands().send(session.clock().nanos(), position, new double[position.length])) {
      throw new IOException("too many messages wait to be sent to Gazebo");
    }
  }

  private JointCommands commands() {
    JointCommands known = commands;
    if (known == null) {
      known = JointCommands.open(session.node(), keys, joints);
      commands = known;
    }
    return known;
  }

  @Override
  public String source() {
    return "Gazebo topic " + keys.states();
  }

  @Override
  public void close() {
    if (states != null) {
      states.close();
    }
    if (commands != null) {
      commands.close();
    }
  }
}
