package dev.ergon.benchmark.control;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Inertial;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The arm that the benchmarks move, and that {@code kdl_bench.cpp} moves beside them. */
final class Panda {
  static final int DOF = 7;

  /** Cases that a benchmark walks through, so that no branch is learned by heart. */
  static final int CASES = 1024;

  private static final double[] A = {0, 0, 0, 0.0825, -0.0825, 0, 0.088};
  private static final double[] D = {0.333, 0, 0.316, 0, 0.384, 0, 0};
  private static final int[] QUARTER_TURNS = {0, -1, 1, 1, -1, 1, 1};
  private static final double[] MASS = {2.74, 2.74, 2.38, 2.38, 2.74, 1.55, 0.54};
  private static final double[] LOWER = {
    -2.8973, -1.7628, -2.8973, -3.0718, -2.8973, -0.0175, -2.8973
  };
  private static final double[] UPPER = {2.8973, 1.7628, 2.8973, -0.0698, 2.8973, 3.7525, 2.8973};
  private static final double[] VELOCITY = {2.175, 2.175, 2.175, 2.175, 2.61, 2.61, 2.61};
  private static final double[] ACCELERATION = {15, 7.5, 10, 12.5, 15, 20, 20};
  private static final double[] JERK = {7500, 3750, 5000, 6250, 7500, 10000, 10000};

  private Panda() {}

  static RobotModel model() {
    List<Link> links = new ArrayList<>();
    List<Joint> joints = new ArrayList<>();
    links.add(new Link("link0", null, List.of(), List.of()));
    for (int i = 0; i < DOF; i++) {
      double s = QUARTER_TURNS[i];
      double c = 1 - Math.abs(s);
      var origin =
          new Transform(
              new Vec3(A[i], -s * D[i], c * D[i]),
              Quaternion.ofRollPitchYaw(s * Math.PI / 2, 0, 0));
      var limits = new JointLimits(LOWER[i], UPPER[i], VELOCITY[i], ACCELERATION[i], JERK[i], 87);
      joints.add(joint(i, JointType.REVOLUTE, origin, limits));
      var centre = Transform.ofTranslation(0, 0, -0.05);
      var inertial = new Inertial(centre, MASS[i], 0.01, 0, 0, 0.01, 0, 0.01);
      links.add(new Link("link" + (i + 1), inertial, List.of(), List.of()));
    }
    joints.add(
        joint(DOF, JointType.FIXED, Transform.ofTranslation(0, 0, 0.107), joints.get(0).limits()));
    links.add(new Link("link" + (DOF + 1), null, List.of(), List.of()));
    return new RobotModel(
        new RobotDescription("panda", links, joints), "link0", "link" + (DOF + 1), null);
  }

  private static Joint joint(int i, JointType type, Transform origin, JointLimits limits) {
    return new Joint(
        "joint" + (i + 1), type, "link" + i, "link" + (i + 1), origin, Vec3.Z, limits, null);
  }

  /** [CASES][7] numbers in -scale..scale. */
  static double[][] random(double scale, long seed) {
    var random = new SplittableRandom(seed);
    double[][] cases = new double[CASES][];
    for (int k = 0; k < CASES; k++) {
      cases[k] = random.doubles(DOF, -scale, scale).toArray();
    }
    return cases;
  }

  /** [CASES][7] positions inside the joint limits, {@code part} of the range around its middle. */
  static double[][] positions(double part, long seed) {
    double[][] cases = random(part, seed);
    for (double[] q : cases) {
      for (int i = 0; i < DOF; i++) {
        q[i] = (LOWER[i] + UPPER[i]) / 2 + q[i] * (UPPER[i] - LOWER[i]) / 2;
      }
    }
    return cases;
  }
}
