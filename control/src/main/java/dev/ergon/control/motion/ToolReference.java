package dev.ergon.control.motion;

import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.kinematics.So3;
import java.util.Arrays;

/**
 * One action of the tool as a path: a straight line of the position and a constant-rate turn of the
 * orientation (a geodesic on SO(3)), from where the tool is to the action's goal, in the base
 * frame. Owned by the control thread. Real-time safe.
 */
final class ToolReference {
  private final ActionLayout layout;
  private final PlannerOptions options;
  private final double[] goalPosition = new double[3];
  private final double[] goalQuaternion = {1, 0, 0, 0};
  private final double[] startPosition = new double[3];
  private final double[] startQuaternion = {1, 0, 0, 0};

  /** From start to goal: metres, then the rotation vector in radians. */
  private final double[] displacement = new double[6];

  private final double[] turn = new double[4];
  private final double[] scratch = new double[4];
  private final double[] toolQuaternion = new double[4];
  private boolean goalClamped;

  ToolReference(ActionLayout layout, PlannerOptions options) {
    this.layout = layout;
    this.options = options;
  }

  /** The goal in force is where the tool is. */
  void reset(double[] toolPosition, double[] quaternion) {
    System.arraycopy(toolPosition, 0, goalPosition, 0, 3);
    System.arraycopy(quaternion, 0, goalQuaternion, 0, 4);
    System.arraycopy(toolPosition, 0, startPosition, 0, 3);
    System.arraycopy(quaternion, 0, startQuaternion, 0, 4);
    Arrays.fill(displacement, 0);
    goalClamped = false;
  }

  /**
   * Starts the action in {@code row} from where the tool is. Steps go from the last goal, so that
   * they add up, unless the arm has fallen behind it by more than the leash.
   */
  void begin(double[] row, double[] toolPosition, double[] quaternion) {
    System.arraycopy(toolPosition, 0, startPosition, 0, 3);
    System.arraycopy(quaternion, 0, startQuaternion, 0, 4);
    System.arraycopy(quaternion, 0, toolQuaternion, 0, 4);
    moveGoalPosition(row, toolPosition);
    moveGoalRotation(row);
    for (int i = 0; i < 3; i++) {
      displacement[i] = goalPosition[i] - startPosition[i];
    }
    So3.difference(startQuaternion, goalQuaternion, displacement, 3);
  }

  private void moveGoalPosition(double[] row, double[] toolPosition) {
    double ahead = 0;
    for (int i = 0; i < 3; i++) {
      double d = goalPosition[i] - toolPosition[i];
      ahead += d * d;
    }
    ahead = Math.sqrt(ahead);
    double keep = ahead > options.leashM() ? options.leashM() / ahead : 1;
    goalClamped = false;
    for (int i = 0; i < 3; i++) {
      double base = toolPosition[i] + keep * (goalPosition[i] - toolPosition[i]);
      double wanted = layout.positionIsStep() ? base + row[i] : row[i];
      double low = Math.min(options.goalLower()[i], toolPosition[i]);
      double high = Math.max(options.goalUpper()[i], toolPosition[i]);
      goalPosition[i] = Math.max(low, Math.min(high, wanted));
      goalClamped |= goalPosition[i] != wanted;
    }
  }

  private void moveGoalRotation(double[] row) {
    if (!layout.rotationIsStep()) {
      System.arraycopy(row, 3, goalQuaternion, 0, 4);
      return;
    }
    So3.difference(toolQuaternion, goalQuaternion, displacement, 3);
    double ahead = norm(3);
    if (ahead > options.leashRad()) {
      double keep = options.leashRad() / ahead;
      So3.exp(keep * displacement[3], keep * displacement[4], keep * displacement[5], turn);
      So3.multiply(turn, toolQuaternion, goalQuaternion);
    }
    System.arraycopy(row, 3, turn, 0, 4);
    So3.multiply(turn, goalQuaternion, scratch);
    normalise(scratch, goalQuaternion);
  }

  /** Whether the last action's goal was moved back into the workspace. */
  boolean goalWasClamped() {
    return goalClamped;
  }

  /** The least time the action takes at the speeds allowed, s. */
  double leastDurationS() {
    return Math.max(norm(0) / options.linearSpeedMPerS(), norm(3) / options.angularSpeedRadPerS());
  }

  /** How long the reference takes to brake from the action's pace, s. */
  double brakeS(double durationS) {
    return Math.max(
        norm(0) / durationS / options.linearAccelerationMPerS2(),
        norm(3) / durationS / options.angularAccelerationRadPerS2());
  }

  /** The pace, 0..1, at which {@code next} goes on in this action's direction. */
  double continuation(double[] next, double durationS, double nextDurationS) {
    double along = 0;
    double square = 0;
    for (int i = 0; i < 3; i++) {
      double step = layout.positionIsStep() ? next[i] : next[i] - goalPosition[i];
      along += displacement[i] * step;
      square += displacement[i] * displacement[i];
    }
    if (layout.rotationIsStep()) {
      So3.log(next[3], next[4], next[5], next[6], scratch, 0);
    } else {
      System.arraycopy(next, 3, turn, 0, 4);
      So3.difference(goalQuaternion, turn, scratch, 0);
    }
    // A radian counts as much as the metres that take as long.
    double weight = options.linearSpeedMPerS() / options.angularSpeedRadPerS();
    weight *= weight;
    for (int i = 0; i < 3; i++) {
      along += weight * displacement[3 + i] * scratch[i];
      square += weight * displacement[3 + i] * displacement[3 + i];
    }
    if (square == 0) {
      return 0;
    }
    return Math.max(0, Math.min(1, along / square * durationS / nextDurationS));
  }

  /** Writes the pose at {@code progress} 0..1. */
  void evaluate(double progress, double[] position, double[] quaternion) {
    for (int i = 0; i < 3; i++) {
      position[i] = startPosition[i] + progress * displacement[i];
    }
    So3.exp(
        progress * displacement[3], progress * displacement[4], progress * displacement[5], turn);
    So3.multiply(turn, startQuaternion, quaternion);
  }

  /** Where the tool is commanded to be: (x, y, z), a live view. */
  double[] goalPosition() {
    return goalPosition;
  }

  /** Where the tool is commanded to be: (w, x, y, z), a live view. */
  double[] goalQuaternion() {
    return goalQuaternion;
  }

  private double norm(int at) {
    return Math.sqrt(
        displacement[at] * displacement[at]
            + displacement[at + 1] * displacement[at + 1]
            + displacement[at + 2] * displacement[at + 2]);
  }

  /** Products of unit quaternions drift off the unit sphere one rounding at a time. */
  private static void normalise(double[] from, double[] to) {
    double norm =
        Math.sqrt(from[0] * from[0] + from[1] * from[1] + from[2] * from[2] + from[3] * from[3]);
    for (int i = 0; i < 4; i++) {
      to[i] = from[i] / norm;
    }
  }
}
