package dev.ergon.control.kinematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.AllocationMeter;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmKinematicsTest {
  @Test
  void planarArmMatchesTheSumOfItsLinks() {
    double[] lengths = {0.5, 0.4, 0.3, 0.2, 0.1};
    var arm = new ArmKinematics(planar(lengths));
    var data = arm.newData();
    double[] q = {0.3, -0.7, 1.1, 0.2, -0.4};
    arm.forward(q, data);
    arm.jacobian(data);
    double x = 0;
    double y = 0;
    double angle = 0;
    for (int i = 0; i < 5; i++) {
      angle += q[i];
      x += lengths[i] * Math.cos(angle);
      y += lengths[i] * Math.sin(angle);
    }
    assertArrayEquals(new double[] {x, y, 0}, data.toolPosition(), 1e-14);
    // Turning the first joint moves the tool around the base.
    assertEquals(-y, data.jacobian()[0], 1e-14);
    assertEquals(x, data.jacobian()[5], 1e-14);
    assertEquals(1, data.jacobian()[25], 1e-14);
    double[] quaternion = {Math.cos(angle / 2), 0, 0, Math.sin(angle / 2)};
    assertArrayEquals(quaternion, data.toolQuaternion(), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"panda", "slide5", "screw6", "long8"})
  void jacobianIsTheDerivativeOfForwardKinematics(String name) {
    var arm = new ArmKinematics(TestArms.arm(name));
    var data = arm.newData();
    var moved = arm.newData();
    var random = new SplittableRandom(3);
    int n = arm.dof();
    double h = 1e-6;
    for (int sample = 0; sample < 50; sample++) {
      double[] q = random.doubles(n, -2.5, 2.5).toArray();
      arm.forward(q, data);
      arm.jacobian(data);
      double[] jacobian = data.jacobian();
      for (int joint = 0; joint < n; joint++) {
        double[] plus = q.clone();
        plus[joint] += h;
        arm.forward(plus, moved);
        double[] twist = new double[6];
        PoseError.write(data, moved.toolPosition().clone(), moved.toolQuaternion().clone(), twist);
        for (int row = 0; row < 6; row++) {
          // First-order difference: wrong by about h times the second derivative.
          assertEquals(jacobian[row * n + joint], twist[row] / h, 1e-5);
        }
      }
    }
  }

  @Test
  void placesEveryLinkIncludingThoseBesideTheChain() {
    var arm = new ArmKinematics(pandaWithFinger());
    var data = arm.newData();
    double[] q = {0.1, -0.3, 0.2, -1.5, 0.4, 1.2, 0.5};
    arm.forward(q, data);
    double[] at = new double[3];
    LinkPlacement tool = arm.placementOf("link8");
    Vec3 t = tool.inBody().translation();
    data.pointInBase(tool.body(), t.x(), t.y(), t.z(), at, 0);
    assertArrayEquals(data.toolPosition(), at, 1e-14);
    LinkPlacement finger = arm.placementOf("finger");
    assertEquals(tool.body(), finger.body());
    assertEquals(0.05, finger.inBody().translation().distanceTo(t), 1e-14);
    assertEquals(0, arm.placementOf("base").body());
    var error = assertThrows(InvalidInputException.class, () -> arm.placementOf("elbow"));
    assertTrue(String.valueOf(error.getMessage()).contains("elbow"), error.getMessage());
  }

  @Test
  void refusesAnArmOfFourJoints() {
    var model = planar(1, 1, 1, 1);
    var error = assertThrows(InvalidInputException.class, () -> new ArmKinematics(model));
    assertTrue(
        String.valueOf(error.getMessage()).contains("got an arm of 4 joints"), error.getMessage());
  }

  @Test
  void allocatesNothing() {
    var arm = new ArmKinematics(TestArms.panda());
    var data = arm.newData();
    double[] q = {0.1, -0.3, 0.2, -1.5, 0.4, 1.2, 0.5};
    double[] error = new double[6];
    double[] target = {0.4, 0.1, 0.3};
    double[] upright = {1, 0, 0, 0};
    Runnable cycle =
        () -> {
          arm.forward(q, data);
          arm.jacobian(data);
          data.toolTwist(q, error);
          PoseError.write(data, target, upright, error);
          data.pointInBase(3, 0.1, 0.2, 0.3, error, 0);
        };
    assertEquals(0, AllocationMeter.bytesAllocated(10_000, cycle));
  }

  private static RobotModel planar(double... lengths) {
    List<Joint> joints = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    links.add(new Link("link0", null, List.of(), List.of()));
    double before = 0;
    for (int i = 1; i <= lengths.length; i++) {
      joints.add(joint("joint" + i, JointType.REVOLUTE, i - 1, i, before));
      links.add(new Link("link" + i, null, List.of(), List.of()));
      before = lengths[i - 1];
    }
    int tool = links.size();
    joints.add(joint("flange", JointType.FIXED, tool - 1, tool, before));
    links.add(new Link("link" + tool, null, List.of(), List.of()));
    return new RobotModel(
        new RobotDescription("planar", links, joints), "link0", "link" + tool, null);
  }

  private static Joint joint(String name, JointType type, int parent, int child, double x) {
    var limits = new JointLimits(-3, 3, 1, 1, 1, 1);
    var origin = Transform.ofTranslation(x, 0, 0);
    return new Joint(name, type, "link" + parent, "link" + child, origin, Vec3.Z, limits, null);
  }

  private static RobotModel pandaWithFinger() {
    var panda = TestArms.panda().description();
    List<Link> links = new ArrayList<>(panda.links());
    List<Joint> joints = new ArrayList<>(panda.joints());
    links.add(new Link("finger", null, List.of(), List.of()));
    joints.add(
        new Joint(
            "finger_joint",
            JointType.PRISMATIC,
            "link8",
            "finger",
            new Transform(new Vec3(0, 0, 0.05), Quaternion.ofRollPitchYaw(0, 0, 1)),
            Vec3.Y,
            new JointLimits(0, 0.04, 0.2, 1, 100, 20),
            null));
    return new RobotModel(
        new RobotDescription("panda", links, joints), "base", "link8", "finger_joint");
  }
}
