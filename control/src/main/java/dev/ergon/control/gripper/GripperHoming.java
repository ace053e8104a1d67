package dev.ergon.control.gripper;

/**
 * Opens a gripper slowly until it meets its stop, and so learns how far it opens. The command never
 * runs ahead of the fingers by more than a bounded push, and it ends by a deadline. Owned by the
 * control thread. Real-time safe.
 */
final class GripperHoming {
  /** Where the search stands. */
  enum Progress {
    /** The stop has not been met yet. */
    SEARCHING,
    /** {@link #found} is where it opens to. */
    FOUND,
    /** No stop in time, or one that is too near. */
    FAILED
  }

  private final HomingOptions options;
  private final double closed;
  private final double widest;
  private final double restSpeed;
  private boolean begun;
  private double goal;
  private double found;
  private long beganNanos;
  private long lastNanos;
  private long movedNanos;

  /**
   * @param closed the joint's position when closed
   * @param widest the position beyond which it is never commanded: its upper limit
   * @param restSpeed below this it counts as standing still, in the joint's unit per second
   */
  GripperHoming(HomingOptions options, double closed, double widest, double restSpeed) {
    this.options = options;
    this.closed = closed;
    this.widest = widest;
    this.restSpeed = restSpeed;
  }

  /** The next {@link #update} begins anew. */
  void restart() {
    begun = false;
  }

  /** Once per cycle. */
  Progress update(double position, double speed, double effort, long nowNanos) {
    if (!begun) {
      begun = true;
      goal = position;
      beganNanos = nowNanos;
      lastNanos = nowNanos;
      movedNanos = nowNanos;
    }
    double step = options.speedMPerS() * (nowNanos - lastNanos) * 1e-9;
    goal = Math.min(widest, Math.min(goal + step, position + options.pushM()));
    lastNanos = nowNanos;
    boolean pushes = goal >= widest || goal - position >= options.pushM() * (1 - 1e-9);
    if (!pushes || !(Math.abs(speed) < restSpeed)) {
      movedNanos = nowNanos;
    }
    boolean still = nowNanos - movedNanos >= GripperMachine.SETTLE_NANOS;
    if (still || Math.abs(effort) >= options.forceN()) {
      found = Math.min(widest, position);
      return found - closed >= options.leastTravelM() ? Progress.FOUND : Progress.FAILED;
    }
    boolean late = nowNanos - beganNanos > options.timeoutNanos();
    return late ? Progress.FAILED : Progress.SEARCHING;
  }

  /** Where the joint shall be meanwhile. */
  double goal() {
    return goal;
  }

  /** Where the stop was met. */
  double found() {
    return found;
  }
}
