package dev.ergon.core.robot.link;

import java.util.List;

/** Where a {@link RobotLink} puts what it hears. Safe from any thread; never blocks for long. */
public interface StateInbox {
  /**
   * Takes the state of some or all joints, by the wire's names; other joints are passed over.
   *
   * @param stampNanos on the robot's clock
   * @param velocity as long as {@code names}, or empty if not measured: then positions tell it
   * @param effort as long as {@code names}, or empty if not measured: then it counts as zero
   */
  void state(
      long stampNanos, List<String> names, double[] position, double[] velocity, double[] effort);

  /** Says that the link is down, and why; an empty reason says that it is back. */
  void down(String reason);
}
