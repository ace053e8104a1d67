package dev.ergon.control.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.core.geometry.Quaternion;
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
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Against distances found by trying many points, and against shapes whose distance is plain. */
class CapsulesTest {
  private static final double RADIUS = 0.05;
  private static final int SAMPLES = 400;

  /** Two rods, each along z of its own link, with three joints between them; placed as given. */
  private static RobotModel rods(Transform second) {
    var joints = new ArrayList<Joint>();
    var links = new ArrayList<Link>();
    var rod = new Collision(Transform.IDENTITY, new Shape.Cylinder(RADIUS, 0.6));
    links.add(new Link("base", null, List.of(), List.of()));
    for (int i = 0; i < 5; i++) {
      boolean carriesRod = i == 0 || i == 3;
      links.add(new Link("link" + i, null, List.of(), carriesRod ? List.of(rod) : List.of()));
      joints.add(
          new Joint(
              "joint" + i,
              JointType.REVOLUTE,
              i == 0 ? "base" : "link" + (i - 1),
              "link" + i,
              i == 3 ? second : Transform.IDENTITY,
              Vec3.Z,
              new JointLimits(-3, 3, 1, 1, 1, 1),
              null));
    }
    return new RobotModel(new RobotDescription("rods", links, joints), "base", "link4", null);
  }

  private static Capsules placed(RobotModel model) {
    var frames = new ChainFrames(model);
    frames.update(new double[model.armDof()]);
    var capsules = new Capsules(model);
    capsules.place(frames);
    return capsules;
  }

  private static Transform randomPlace(long seed) {
    Random random = new Random(seed);
    var turn =
        Quaternion.ofRollPitchYaw(
            6 * random.nextDouble(), 6 * random.nextDouble(), 6 * random.nextDouble());
    var shift = new Vec3(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble());
    return new Transform(shift, turn);
  }

  /**
   * The axis of a rod ends a radius inside the cylinder, so that the capsule ends flush with it.
   */
  private static Vec3 onAxis(Transform at, int sample) {
    double half = 0.3 - RADIUS;
    return at.apply(new Vec3(0, 0, -half + 2 * half * sample / SAMPLES));
  }

  @Property(tries = 60)
  void theGapBetweenTwoLinksIsThatOfTheirNearestPoints(@ForAll long seed) {
    Transform second = randomPlace(seed);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= SAMPLES; i++) {
      for (int k = 0; k <= SAMPLES; k++) {
        Vec3 a = onAxis(Transform.IDENTITY, i);
        least = Math.min(least, a.distanceTo(onAxis(second, k)));
      }
    }
    // Samples a step of 1.25 mm apart miss the nearest point by a little, and never undershoot.
    double gap = placed(rods(second)).selfGap();
    assertTrue(gap <= least - 2 * RADIUS + 1e-12, gap + " above " + (least - 2 * RADIUS));
    assertEquals(least - 2 * RADIUS, gap, 1.5e-3);
  }

  @Property(tries = 60)
  void theGapToABoxIsThatOfTheNearestPointsOutsideIt(@ForAll long seed) {
    Transform second = randomPlace(seed);
    double[] lower = {0.6, -0.2, -0.1};
    double[] upper = {0.9, 0.3, 0.4};
    double least = Double.POSITIVE_INFINITY;
    for (Transform rod : List.of(Transform.IDENTITY, second)) {
      for (int i = 0; i <= SAMPLES; i++) {
        Vec3 p = onAxis(rod, i);
        double dx = Math.max(0, Math.max(lower[0] - p.x(), p.x() - upper[0]));
        double dy = Math.max(0, Math.max(lower[1] - p.y(), p.y() - upper[1]));
        double dz = Math.max(0, Math.max(lower[2] - p.z(), p.z() - upper[2]));
        least = Math.min(least, Math.sqrt(dx * dx + dy * dy + dz * dz));
      }
    }
    double gap = placed(rods(second)).boxGap(lower, upper);
    if (least > 1e-3) {
      assertEquals(least - RADIUS, gap, 1.5e-3);
    } else {
      assertTrue(gap < 0, "inside the box, yet " + gap);
    }
  }

  @Test
  void crossedRodsOverlapByTheirRadii() {
    var across = new Transform(Vec3.ZERO, Quaternion.ofRollPitchYaw(Math.PI / 2, 0, 0));
    assertEquals(-2 * RADIUS, placed(rods(across)).selfGap(), 1e-12);
  }

  @Test
  void theLowestPointIsARadiusBelowTheLowerEnd() {
    var above = new Transform(new Vec3(0.5, 0, 1), Quaternion.IDENTITY);
    assertEquals(-0.3, placed(rods(above)).lowest(), 1e-12);
  }

  @Test
  void aFoldedArmTouchesItselfAndAStretchedOneDoesNot() {
    RobotModel panda = PandaWithGripper.model();
    var frames = new ChainFrames(panda);
    var capsules = new Capsules(panda);
    frames.update(PandaWithGripper.HOME);
    capsules.place(frames);
    assertTrue(capsules.selfGap() > 0);
    // The hand folded back to the shoulder.
    double[] folded = {0, 0, 0, -3.05, 0, 0, 0, 0};
    frames.update(folded);
    capsules.place(frames);
    var arm = new ArmKinematics(panda);
    var data = arm.newData();
    arm.forward(folded, data);
    assertTrue(capsules.selfGap() < 0.02, "gap " + capsules.selfGap());
  }
}
