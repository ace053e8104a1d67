package dev.ergon.launch.sim;

import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.RobotModel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the arm is told to be: the newest of commands, trajectories and holds. Transports tell it
 * from their threads; the simulator's thread asks once per step.
 */
final class ArmTarget {
  private static final Logger LOG = LoggerFactory.getLogger(ArmTarget.class);

  private final RobotModel model;
  private final double[] target;
  private boolean changed;
  private boolean holding;
  private @Nullable JointTrajectory asked;
  private @Nullable TrajectoryPlayer playing;

  ArmTarget(RobotModel model) {
    this.model = model;
    target = new double[2 * model.actuatedCount()];
    holding = true;
  }

  synchronized void command(List<String> names, double[] position, double[] velocity) {
    if (names.size() != position.length
        || (velocity.length > 0 && velocity.length != position.length)
        || !Arrays.stream(position).allMatch(Double::isFinite)
        || !Arrays.stream(velocity).allMatch(Double::isFinite)) {
      LOG.warn(
          "command refused: got {} names, {} positions and {} velocities, wanted as many of each,"
              + " all finite; velocities may be left out",
          names.size(),
          position.length,
          velocity.length);
      return;
    }
    asked = null;
    playing = null;
    for (int k = 0; k < position.length; k++) {
      int joint = model.actuatedNames().indexOf(names.get(k));
      if (joint >= 0) {
        target[joint] = position[k];
        target[model.actuatedCount() + joint] = velocity.length == 0 ? 0 : velocity[k];
        changed = true;
      }
    }
  }

  synchronized void trajectory(JointTrajectory trajectory) {
    if (!model.actuatedNames().containsAll(trajectory.names())) {
      LOG.warn(
          "trajectory refused: got joints {}, wanted some of {}",
          trajectory.names(),
          model.actuatedNames());
      return;
    }
    asked = trajectory;
  }

  synchronized void hold() {
    holding = true;
  }

  /**
   * The target for a step, or null if the last one stands. A trajectory begins with the step, and
   * its target is where the joints shall be when the step ends: else one that is replaced in every
   * step would never get anywhere.
   *
   * @param measured where the arm is
   * @param beginNanos when the step begins
   * @param endNanos when it ends
   */
  synchronized double @Nullable [] next(JointState measured, long beginNanos, long endNanos) {
    if (holding) {
      stayAt(measured);
    }
    JointTrajectory begun = asked;
    if (begun != null) {
      int[] joints = begun.names().stream().mapToInt(model.actuatedNames()::indexOf).toArray();
      playing = new TrajectoryPlayer(begun, joints, target, beginNanos);
      asked = null;
    }
    TrajectoryPlayer player = playing;
    if (player != null) {
      player.sample(endNanos, target);
      playing = player.isOver(endNanos) ? null : player;
      changed = true;
    }
    if (!changed) {
      return null;
    }
    changed = false;
    return target.clone();
  }

  /** Forgets everything that was asked, and holds where the arm is. */
  synchronized void forget(JointState measured) {
    stayAt(measured);
  }

  private void stayAt(JointState measured) {
    holding = false;
    asked = null;
    playing = null;
    Arrays.fill(target, 0);
    System.arraycopy(measured.position(), 0, target, 0, model.actuatedCount());
    changed = true;
  }
}
