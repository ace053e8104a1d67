package dev.ergon.control.trajectory;

/** How {@link JointTrajectoryGenerator} answered. */
public enum TrajectoryStatus {
  /** On the way, every joint inside its limits. */
  MOVING,
  /** Every joint is at its target at the end of this step. */
  ARRIVED,
  /**
   * A joint starts outside its limits, or can no longer stay inside them: it returns as fast as its
   * jerk and acceleration limits let it.
   */
  RECOVERING,
  /** A number is not finite, or too large to compute with; nothing was written. */
  REFUSED
}
