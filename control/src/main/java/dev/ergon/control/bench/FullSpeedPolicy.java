package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.RobotModel;

/**
 * Drives one joint at nearly its greatest velocity, towards the stop that is farther away: every 40
 * ms half a second of actions. Can be made to fall silent or to repeat itself.
 */
final class FullSpeedPolicy {
  /** Nothing but the joints' own limits bounds the motion. */
  static final ControlConfig CONFIG =
      ControlConfig.of(
          "tool.linear_speed=10 m/s", "tool.angular_speed=10 rad/s", "envelope.tool_speed=10 m/s");

  private static final double SPEED_SHARE = 0.95;
  private static final double FULL_SPEED_SHARE = 0.9;
  private static final long STEP_NANOS = 50_000_000L;
  private static final int ROWS = 10;
  private static final int CYCLES_PER_CHUNK = 10;
  private static final int LONGEST_RUN_UP_CYCLES = 250;

  private final int joint;
  private final double[] values;
  private long sequence;
  private int cycle;
  private boolean repeating;
  private long silentUntilNanos = Long.MIN_VALUE;

  FullSpeedPolicy(RobotModel model, double[] home, int joint) {
    this.joint = joint;
    int width = model.armDof() + 2;
    values = new double[ROWS * width];
    JointLimits limits = model.limits(joint);
    double way = limits.upper() - home[joint] >= home[joint] - limits.lower() ? 1 : -1;
    for (int r = 0; r < ROWS; r++) {
      values[r * width + joint] = way * SPEED_SHARE * limits.velocity();
    }
  }

  static ActionSpace space(RobotModel model) {
    return BenchSpaces.joints(model, ActionKind.JOINT_VELOCITY, 3);
  }

  /** Says nothing before {@code arm} has lived {@code nanos} longer. */
  void fallSilent(BenchArm arm, long nanos) {
    silentUntilNanos = arm.elapsedNanos() + nanos;
  }

  void die() {
    silentUntilNanos = Long.MAX_VALUE;
  }

  /** From now on says what it said last, under the same number. */
  void repeat() {
    repeating = true;
  }

  /** One cycle of the policy, then one of the arm. */
  ControlStatus cycle(BenchArm arm) {
    if (cycle++ % CYCLES_PER_CHUNK == 0 && arm.elapsedNanos() >= silentUntilNanos) {
      sequence += repeating ? 0 : 1;
      boolean unused = arm.offer(sequence, arm.observedNanos(), STEP_NANOS, ROWS, values);
    }
    return arm.tick();
  }

  /** Runs {@code arm} until the joint is at full speed. */
  void accelerate(BenchArm arm) {
    for (int i = 0; arm.speedShare(joint) < FULL_SPEED_SHARE; i++) {
      if (i == LONGEST_RUN_UP_CYCLES) {
        throw new IllegalStateException(
            "joint %d: got %.2f of its greatest velocity, wanted %.2f"
                .formatted(joint, arm.speedShare(joint), FULL_SPEED_SHARE));
      }
      ControlStatus unused = cycle(arm);
    }
  }
}
