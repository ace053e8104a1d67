package dev.ergon.launch.graph;

import dev.ergon.control.mailbox.Seqlock;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import java.util.Optional;

/**
 * A robot whose last state others can see: whatever the control loop reads is left in a mailbox,
 * from which observations are made. Adds nothing to a cycle but the copy; real-time safe where the
 * robot is.
 */
final class ObservedRobot implements Robot {
  private static final int STAMP = 0;
  private static final int SEEN = 1;
  private static final int FIRST = 2;

  private final Robot robot;
  private final int joints;
  private final Seqlock latest;

  ObservedRobot(Robot robot) {
    this.robot = robot;
    this.joints = robot.model().actuatedCount();
    this.latest = new Seqlock(FIRST + 3 * joints);
  }

  /**
   * The state that the control loop read last; empty before the first, or if it was not finite. Any
   * thread; not real-time safe.
   */
  Optional<JointState> latest() {
    long[] words = latest.read();
    if (words[SEEN] == 0) {
      return Optional.empty();
    }
    double[][] values = new double[3][joints];
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < joints; i++) {
        values[k][i] = Double.longBitsToDouble(words[FIRST + k * joints + i]);
        if (!Double.isFinite(values[k][i])) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        new JointState(words[STAMP], model().actuatedNames(), values[0], values[1], values[2]));
  }

  @Override
  public RobotStatus read(JointStateBuffer state) {
    RobotStatus status = robot.read(state);
    if (status == RobotStatus.OK) {
      latest.begin();
      latest.put(STAMP, state.stampNanos());
      latest.put(SEEN, 1L);
      for (int i = 0; i < joints; i++) {
        latest.put(FIRST + i, state.position(i));
        latest.put(FIRST + joints + i, state.velocity(i));
        latest.put(FIRST + 2 * joints + i, state.effort(i));
      }
      latest.end();
    }
    return status;
  }

  @Override
  public RobotModel model() {
    return robot.model();
  }

  @Override
  public Clock clock() {
    return robot.clock();
  }

  @Override
  public void enable() {
    robot.enable();
  }

  @Override
  public RobotStatus write(JointCommandBuffer command) {
    return robot.write(command);
  }

  @Override
  public void awaitDueState() throws InterruptedException {
    robot.awaitDueState();
  }

  @Override
  public void stop() {
    robot.stop();
  }

  @Override
  public String faultText() {
    return robot.faultText();
  }

  @Override
  public void close() {
    robot.close();
  }
}
