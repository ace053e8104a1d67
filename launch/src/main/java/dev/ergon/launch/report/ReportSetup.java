package dev.ergon.launch.report;

import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.RobotModel;
import java.util.List;

/**
 * What a report knows before the run.
 *
 * @param title its heading
 * @param joints in the order of the joint states
 * @param picturesPerSecond of the video: one picture for each moment, 1..240
 * @param remarks on how the policy runs, a sentence each
 * @param waits whether a moment waits for the drawing to keep up, as simulated time can; else
 *     moments that come too fast are left out, and counted
 */
public record ReportSetup(
    String title,
    List<JointBounds> joints,
    List<String> remarks,
    int picturesPerSecond,
    boolean waits) {
  /**
   * A joint's limits; infinite where there is none.
   *
   * @param lower rad or m
   * @param upper rad or m
   * @param velocity rad/s or m/s, above 0
   */
  public record JointBounds(String name, double lower, double upper, double velocity) {}

  public ReportSetup {
    joints = List.copyOf(joints);
    remarks = List.copyOf(remarks);
    if (picturesPerSecond < 1 || picturesPerSecond > 240) {
      throw new IllegalArgumentException(
          "report pictures per second: got " + picturesPerSecond + ", wanted 1..240");
    }
  }

  /** The limits of a robot's actuated joints. */
  public static List<JointBounds> boundsOf(RobotModel robot) {
    return robot.actuatedJoints().stream().map(ReportSetup::bounds).toList();
  }

  private static JointBounds bounds(Joint joint) {
    return new JointBounds(
        joint.name(), joint.limits().lower(), joint.limits().upper(), joint.limits().velocity());
  }
}
