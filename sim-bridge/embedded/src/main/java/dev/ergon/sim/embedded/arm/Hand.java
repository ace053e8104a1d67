package dev.ergon.sim.embedded.arm;

import dev.ergon.core.geometry.Vec3;

/**
 * How an arm grasps: whatever it is built like, it closes along the tool's y axis, and its tool
 * points out of it along z.
 */
public sealed interface Hand {
  /**
   * The room between the finger pads, m.
   *
   * @param poses where the arm's links are
   * @param tool the tool's link
   * @param gripper where the gripper's joint stands, rad or m
   */
  double gapM(LinkPoses poses, String tool, double gripper);

  /** Two fingers, each of which slides as far as the gripper's joint says. */
  record SlidingFingers() implements Hand {
    @Override
    public double gapM(LinkPoses poses, String tool, double gripper) {
      return 2 * gripper;
    }
  }

  /**
   * A jaw that turns against a fixed one.
   *
   * @param fixedTip the link at the tip of the fixed jaw, on the side that grasps
   * @param movingTip likewise, of the jaw that turns
   */
  record TurningJaw(String fixedTip, String movingTip) implements Hand {
    @Override
    public double gapM(LinkPoses poses, String tool, double gripper) {
      Vec3 across = poses.of(tool).rotation().rotate(Vec3.Y);
      Vec3 apart = poses.of(movingTip).translation().minus(poses.of(fixedTip).translation());
      return Math.max(0, apart.dot(across));
    }
  }
}
