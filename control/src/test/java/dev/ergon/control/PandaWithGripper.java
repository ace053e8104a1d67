package dev.ergon.control;

import dev.ergon.control.kinematics.TestArms;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Collision;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.Shape;
import java.util.ArrayList;
import java.util.List;

/** The Panda of the kinematics tests with one sliding finger, open at 4 cm. */
public final class PandaWithGripper {
  /** A pose with the tool in front of the base, pointing down; the gripper open. */
  public static final double[] HOME = {0, -0.6, 0, -2.2, 0, 1.8, 0.785, 0.04};

  /** Every link is a ball of this radius about its origin, metres. */
  public static final double LINK_RADIUS = 0.05;

  private PandaWithGripper() {}

  public static RobotModel model() {
    RobotModel arm = TestArms.panda();
    List<Link> links = new ArrayList<>();
    for (Link link : arm.description().links()) {
      var ball = new Collision(Transform.IDENTITY, new Shape.Sphere(LINK_RADIUS));
      links.add(new Link(link.name(), link.inertial(), link.visuals(), List.of(ball)));
    }
    List<Joint> joints = new ArrayList<>(arm.description().joints());
    links.add(new Link("finger", null, List.of(), List.of()));
    joints.add(
        new Joint(
            "gripper",
            JointType.PRISMATIC,
            arm.toolLink(),
            "finger",
            Transform.IDENTITY,
            Vec3.Y,
            new JointLimits(0, 0.04, 0.2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 20),
            null));
    var description = new RobotDescription("panda with gripper", links, joints);
    return new RobotModel(description, arm.baseLink(), arm.toolLink(), "gripper");
  }
}
