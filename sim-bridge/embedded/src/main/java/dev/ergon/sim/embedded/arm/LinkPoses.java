package dev.ergon.sim.embedded.arm;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.RobotDescription;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Where every link of a robot is: forward kinematics of the whole tree. Not real-time safe. */
public final class LinkPoses {
  private final Map<String, Transform> xFrameLinks;

  private LinkPoses(Map<String, Transform> xFrameLinks) {
    this.xFrameLinks = xFrameLinks;
  }

  /**
   * The links of {@code robot} in its root link's frame when its joints stand at {@code position}.
   *
   * @param position where a joint that follows no other stands, rad or m, by its name
   */
  public static LinkPoses at(RobotDescription robot, ToDoubleFunction<String> position) {
    return at(robot, Transform.IDENTITY, position);
  }

  /** The same in a frame in which the root link stands at {@code xFrameRoot}. */
  public static LinkPoses at(
      RobotDescription robot, Transform xFrameRoot, ToDoubleFunction<String> position) {
    Map<String, Transform> poses = new HashMap<>();
    place(robot, robot.root().name(), xFrameRoot, position, poses);
    return new LinkPoses(poses);
  }

  /** {@code X_FL}: where a link is, F being the frame that was asked for. */
  public Transform of(String link) {
    Transform pose = xFrameLinks.get(link);
    if (pose == null) {
      throw new IllegalArgumentException(
          "link: got '" + link + "', wanted one of " + xFrameLinks.keySet());
    }
    return pose;
  }

  private static void place(
      RobotDescription robot,
      String link,
      Transform xFrameLink,
      ToDoubleFunction<String> position,
      Map<String, Transform> into) {
    into.put(link, xFrameLink);
    for (Joint joint : robot.joints()) {
      if (joint.parentLink().equals(link)) {
        Transform xFrameChild =
            xFrameLink.times(joint.origin()).times(motion(joint, position(joint, position)));
        place(robot, joint.childLink(), xFrameChild, position, into);
      }
    }
  }

  /** Where {@code joint} stands when the joints that follow no other stand at {@code position}. */
  public static double position(Joint joint, ToDoubleFunction<String> position) {
    return switch (joint.type()) {
      case FIXED -> 0;
      case REVOLUTE, CONTINUOUS, PRISMATIC ->
          joint.mimic() == null
              ? position.applyAsDouble(joint.name())
              : joint.mimic().multiplier() * position.applyAsDouble(joint.mimic().joint())
                  + joint.mimic().offset();
    };
  }

  private static Transform motion(Joint joint, double position) {
    return switch (joint.type()) {
      case FIXED -> Transform.IDENTITY;
      case REVOLUTE, CONTINUOUS ->
          new Transform(Vec3.ZERO, Quaternion.ofAxisAngle(joint.axis(), position));
      case PRISMATIC -> new Transform(joint.axis().times(position), Quaternion.IDENTITY);
    };
  }
}
