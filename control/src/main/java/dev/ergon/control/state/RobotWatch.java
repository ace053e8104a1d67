package dev.ergon.control.state;

import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotStatus;

/** Judges what the robot says of itself. Owned by the control thread. Real-time safe. */
public final class RobotWatch {
  /** How far ahead of now a robot's stamp may lie: drivers stamp on arrival. */
  private static final long FUTURE_NANOS = 50_000_000L;

  private final double[] lower;
  private final double[] upper;
  private final int armDof;
  private final long deadlineNanos;
  private final double trackingLimit;
  private final double restSpeed;

  /**
   * @param lower what the joints may report, rad or m
   * @param upper likewise
   * @param trackingLimit how far an arm joint may be from its command, rad or m
   * @param restSpeed below this an arm joint is at rest, rad/s or m/s
   */
  public RobotWatch(
      double[] lower,
      double[] upper,
      int armDof,
      long deadlineNanos,
      double trackingLimit,
      double restSpeed) {
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.armDof = armDof;
    this.deadlineNanos = deadlineNanos;
    this.trackingLimit = trackingLimit;
    this.restSpeed = restSpeed;
  }

  /** What is wrong with {@code measured}; OK where nothing is. */
  public ControlStatus judge(long nowNanos, RobotStatus status, JointStateBuffer measured) {
    if (status == RobotStatus.FAULT) {
      return ControlStatus.FAULT_ROBOT;
    }
    if (status == RobotStatus.LINK_LOST) {
      return ControlStatus.FAULT_LINK_LOST;
    }
    if (measured.size() != lower.length) {
      return ControlStatus.FAULT_ROBOT;
    }
    for (int i = 0; i < lower.length; i++) {
      if (!Double.isFinite(measured.position(i)) || !Double.isFinite(measured.velocity(i))) {
        return ControlStatus.FAULT_STATE_NOT_FINITE;
      }
    }
    for (int i = 0; i < lower.length; i++) {
      if (measured.position(i) < lower[i] || measured.position(i) > upper[i]) {
        return ControlStatus.FAULT_STATE_OUT_OF_LIMITS;
      }
    }
    if (measured.stampNanos() < nowNanos - deadlineNanos
        || measured.stampNanos() > nowNanos + FUTURE_NANOS) {
      return ControlStatus.FAULT_STATE_LATE;
    }
    return ControlStatus.OK;
  }

  /** Whether an arm joint is somewhere else than commanded. */
  public boolean isAstray(JointCommandBuffer commanded, JointStateBuffer measured) {
    for (int i = 0; i < armDof; i++) {
      if (Math.abs(measured.position(i) - commanded.position(i)) > trackingLimit) {
        return true;
      }
    }
    return false;
  }

  /** Whether the arm is measured to be at rest. */
  public boolean isAtRest(JointStateBuffer measured) {
    for (int i = 0; i < armDof; i++) {
      if (!(Math.abs(measured.velocity(i)) < restSpeed)) {
        return false;
      }
    }
    return true;
  }
}
