package dev.ergon.control.motion;

/**
 * One action of the arm's joints as a path: a straight line in joint space. Owned by the control
 * thread. Real-time safe.
 */
final class JointReference {
  private final JointLimitSet limits;
  private final double leash;
  private final boolean step;
  private final double[] goal;
  private final double[] start;
  private final double[] displacement;
  private boolean goalClamped;

  JointReference(int dof, boolean step, JointLimitSet limits, double leash) {
    this.limits = limits;
    this.leash = leash;
    this.step = step;
    goal = new double[dof];
    start = new double[dof];
    displacement = new double[dof];
  }

  /** The goal in force is where the arm is. */
  void reset(double[] position) {
    for (int i = 0; i < goal.length; i++) {
      goal[i] = position[i];
      start[i] = position[i];
      displacement[i] = 0;
    }
  }

  /** Starts the action in {@code row} from {@code position}; steps go from the last goal. */
  void begin(double[] row, double[] position) {
    goalClamped = false;
    for (int i = 0; i < goal.length; i++) {
      double ahead = Math.max(-leash, Math.min(leash, goal[i] - position[i]));
      double wanted = step ? position[i] + ahead + row[i] : row[i];
      goal[i] = Math.max(limits.lower()[i], Math.min(limits.upper()[i], wanted));
      goalClamped |= goal[i] != wanted;
      start[i] = position[i];
      displacement[i] = goal[i] - position[i];
    }
  }

  /** Where joint {@code joint} is commanded to be. */
  double goal(int joint) {
    return goal[joint];
  }

  boolean goalWasClamped() {
    return goalClamped;
  }

  /** The least time the action takes at the joints' speeds, s. */
  double leastDurationS() {
    double least = 0;
    for (int i = 0; i < goal.length; i++) {
      least = Math.max(least, Math.abs(displacement[i]) / limits.velocity()[i]);
    }
    return least;
  }

  /** How long the reference takes to brake from the action's pace, s. */
  double brakeS(double durationS) {
    double longest = 0;
    for (int i = 0; i < goal.length; i++) {
      longest =
          Math.max(longest, 2 * Math.abs(displacement[i]) / durationS / limits.acceleration()[i]);
    }
    return longest;
  }

  /** The pace, 0..1, at which {@code next} goes on in this action's direction. */
  double continuation(double[] next, double durationS, double nextDurationS) {
    double along = 0;
    double square = 0;
    for (int i = 0; i < goal.length; i++) {
      along += displacement[i] * (step ? next[i] : next[i] - goal[i]);
      square += displacement[i] * displacement[i];
    }
    if (square == 0) {
      return 0;
    }
    return Math.max(0, Math.min(1, along / square * durationS / nextDurationS));
  }

  /** Joint {@code joint} at {@code progress} 0..1. */
  double evaluate(int joint, double progress) {
    return start[joint] + progress * displacement[joint];
  }

  /** From start to goal, a live view. */
  double[] displacement() {
    return displacement;
  }
}
