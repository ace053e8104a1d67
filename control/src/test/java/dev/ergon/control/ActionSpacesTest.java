package dev.ergon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.RobotModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of action ends where it says. */
class ActionSpacesTest {
  private final RobotModel model = PandaWithGripper.model();

  private Rig joints(ActionKind kind) {
    return Rig.panda(Spaces.joints(model, kind, -3, 3), ControlConfig.DEFAULT).start();
  }

  private static double[] row(double[] motion) {
    double[] row = Arrays.copyOf(motion, 9);
    row[7] = 1;
    return row;
  }

  private void assertJoints(Rig rig, double[] wanted, double tolerance) {
    for (int i = 0; i < model.armDof(); i++) {
      assertEquals(wanted[i], rig.command.position(i), tolerance, "joint " + i);
    }
  }

  @Test
  void jointPositions() {
    Rig rig = joints(ActionKind.JOINT_POSITION);
    double[] goal = {0.1, -0.5, 0.1, -2.1, 0.1, 1.7, 0.7};
    assertTrue(rig.offer(0.3, row(goal)).accepted());
    rig.tickFor(0.6);
    assertJoints(rig, goal, 1e-4);
  }

  @Test
  void jointStepsAddUp() {
    Rig rig = joints(ActionKind.JOINT_DELTA);
    double[] step = {0.05, 0.02, 0, 0, -0.03, 0, 0.01};
    assertTrue(rig.offer(0.1, row(step), row(step), row(step)).accepted());
    rig.tickFor(0.6);
    double[] goal = PandaWithGripper.HOME.clone();
    for (int i = 0; i < step.length; i++) {
      goal[i] += 3 * step[i];
    }
    assertJoints(rig, goal, 1e-4);
  }

  @Test
  void jointVelocitiesLastAsLongAsTheirStep() {
    Rig rig = joints(ActionKind.JOINT_VELOCITY);
    double[] velocity = {0.5, 0, 0, 0, 0, 0, -0.5};
    assertTrue(rig.offer(0.2, row(velocity), row(velocity)).accepted());
    rig.tickFor(0.8);
    double[] goal = PandaWithGripper.HOME.clone();
    goal[0] += 0.2;
    goal[6] -= 0.2;
    assertJoints(rig, goal, 1e-4);
  }

  @Test
  void toolPosesAreReachedInPositionAndOrientation() {
    Rig rig = Rig.panda(Spaces.toolPoses(), ControlConfig.DEFAULT).start();
    Pose start = rig.controller.snapshot().setpointTool();
    Vec3 p = start.position().plus(new Vec3(-0.05, 0.06, -0.04));
    Quaternion q = Quaternion.ofAxisAngle(new Vec3(1, 2, 3), 0.3).times(start.orientation());
    // The other sign is the same rotation, and must not make the tool turn the long way.
    double[] row = {p.x(), p.y(), p.z(), -q.w(), -q.x(), -q.y(), -q.z(), 0, 0};
    assertTrue(rig.offer(0.4, row).accepted());
    rig.tickFor(0.2);
    Pose half = rig.controller.snapshot().setpointTool();
    assertTrue(half.orientation().angleTo(start.orientation()) < 0.25);
    rig.tickFor(0.6);
    Pose end = rig.controller.snapshot().setpointTool();
    assertEquals(0, end.position().distanceTo(p), 1e-4);
    assertEquals(0, end.orientation().angleTo(q), 1e-3);
    assertEquals(0, rig.command.position(model.armDof()), 1e-4);
  }

  @Test
  void aStretchedArmSlowsAndHaltsRatherThanRaceThroughTheSingularity() {
    Rig rig = Rig.panda(Spaces.toolSteps(), ControlConfig.DEFAULT).start();
    boolean slowed = false;
    for (int i = 0; i < 60; i++) {
      rig.offer(0.2, new double[] {0.04, 0, 0, 0, 0, 0, 1, 0});
      for (int k = 0; k < 50; k++) {
        ControlStatus status = rig.tick();
        slowed |= status == ControlStatus.LIMITED_SINGULARITY;
        assertTrue(status.kind() != ControlStatus.Kind.FAULT, status.name());
        for (int j = 0; j < model.armDof(); j++) {
          assertTrue(Math.abs(rig.command.velocity(j)) <= model.limits(j).velocity());
        }
      }
    }
    assertTrue(slowed);
    Vec3 stretched = rig.controller.snapshot().setpointTool().position();
    for (int i = 0; i < 10; i++) {
      rig.offer(0.2, new double[] {-0.04, 0, 0, 0, 0, 0, 1, 0});
      rig.tick(50);
    }
    Vec3 back = rig.controller.snapshot().setpointTool().position();
    assertTrue(back.x() < stretched.x() - 0.1, "leaving is allowed: " + back + stretched);
  }

  @Test
  void refusesASpaceItCannotExecute() {
    var first = new ActionDimension("joint1", ActionKind.JOINT_POSITION, -1, 1);
    var x = new ActionDimension("dx", ActionKind.DELTA_POSITION, -1, 1);
    var y = new ActionDimension("dy", ActionKind.DELTA_POSITION, -1, 1);
    var z = new ActionDimension("dz", ActionKind.DELTA_POSITION, -1, 1);
    for (List<ActionDimension> dims : List.of(List.of(first), List.of(x, y, z, first))) {
      ActionSpace space =
          new ActionSpace(
              "odd", dims, "base", RotationEncoding.NONE, GripperConvention.ONE_IS_OPEN);
      assertThrows(
          InvalidInputException.class, () -> new Controller(model, space, ControlConfig.DEFAULT));
    }
    ActionSpace elsewhere =
        new ActionSpace(
            "odd",
            List.of(x, y, z),
            "camera",
            RotationEncoding.NONE,
            GripperConvention.ONE_IS_OPEN);
    assertThrows(
        InvalidInputException.class, () -> new Controller(model, elsewhere, ControlConfig.DEFAULT));
  }
}
