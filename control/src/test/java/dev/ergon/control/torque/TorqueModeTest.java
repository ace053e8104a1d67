package dev.ergon.control.torque;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.AllocationMeter;
import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Rig;
import dev.ergon.control.Spaces;
import dev.ergon.control.log.CommandLogVerifier;
import dev.ergon.control.log.VerifierReport;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TorqueModeTest {
  private static final ControlConfig IMPEDANCE =
      ControlConfig.of("torque.mode=impedance", "rate=1 kHz");

  private final RobotModel model = PandaWithGripper.model();

  @Test
  void aRobotThatTakesPositionsIsCommandedNoTorque() {
    Rig rig = Rig.panda(Spaces.toolSteps(), ControlConfig.DEFAULT).start();
    assertTrue(rig.offer(0.2, new double[] {0.03, 0, 0, 0, 0, 0, 1, 0}).accepted());
    rig.tickFor(0.1);
    for (int i = 0; i < model.actuatedCount(); i++) {
      assertEquals(0, rig.command.effort(i));
    }
  }

  @Test
  void anArmThatNothingButTorquesMovesFollowsAndStops() {
    Rig rig = Rig.panda(Spaces.joints(model, ActionKind.JOINT_DELTA, -0.5, 0.5), IMPEDANCE);
    var arm = new TorqueArm(model, PandaWithGripper.HOME);
    var verifier =
        new CommandLogVerifier(
            model, IMPEDANCE.envelope(), IMPEDANCE.torque(), IMPEDANCE.periodNanos());
    rig.robotFollows = false;
    rig.start(() -> live(rig, arm, verifier));
    double[] step = {0.3, 0.2, -0.2, 0.25, 0.3, -0.2, 0.4, 1, 0};
    assertTrue(rig.offer(0.4, step).accepted());
    double worst = 0;
    for (int i = 0; i < 400; i++) {
      rig.tick();
      live(rig, arm, verifier);
      worst = Math.max(worst, error(rig, arm));
    }
    assertTrue(worst < 0.1, "the arm strays from its command by " + worst + " rad");
    rig.controller.estop(HaltCause.OPERATOR);
    for (int i = 0; i < 1_500; i++) {
      rig.tick();
      live(rig, arm, verifier);
    }
    assertTrue(error(rig, arm) < 1e-3, "at rest it is " + error(rig, arm) + " rad off");
    VerifierReport report = verifier.report();
    assertEquals(0, report.violations(), () -> String.join("\n", report.first()));
    assertTrue(report.largestTorqueShare() > 0.1);
    assertTrue(Math.abs(rig.command.position(0) - PandaWithGripper.HOME[0]) > 0.2);
  }

  @Test
  void torquesStayInsideTheirLimitsWhereverTheArmIsMeasured() {
    Rig rig = Rig.panda(Spaces.joints(model, ActionKind.JOINT_DELTA, -0.5, 0.5), IMPEDANCE).start();
    var verifier =
        new CommandLogVerifier(
            model, IMPEDANCE.envelope(), IMPEDANCE.torque(), IMPEDANCE.periodNanos());
    Random random = new Random(3);
    rig.robotFollows = false;
    for (int i = 0; i < 3_000; i++) {
      int joint = random.nextInt(model.armDof());
      double near = rig.command.position(joint) + 0.45 * (2 * random.nextDouble() - 1);
      rig.measured.set(joint, near, 4 * random.nextGaussian(), 0);
      rig.tick();
      verifier.look(rig.controller.startedAnew(), rig.command);
    }
    VerifierReport report = verifier.report();
    assertEquals(0, report.violations(), () -> String.join("\n", report.first()));
    assertEquals(1, report.largestTorqueShare(), 1e-9, "the limit was met");
  }

  @Test
  void refusesTorquesWhereAJointsGreatestIsNotKnown() {
    List<Joint> joints = new ArrayList<>();
    for (Joint joint : model.description().joints()) {
      JointLimits l = joint.limits();
      var unlimited =
          new JointLimits(
              l.lower(),
              l.upper(),
              l.velocity(),
              l.acceleration(),
              l.jerk(),
              Double.POSITIVE_INFINITY);
      joints.add(
          new Joint(
              joint.name(),
              joint.type(),
              joint.parentLink(),
              joint.childLink(),
              joint.origin(),
              joint.axis(),
              unlimited,
              joint.mimic()));
    }
    var strong =
        new RobotModel(
            new RobotDescription("strong", model.description().links(), joints),
            model.baseLink(),
            model.toolLink(),
            "gripper");
    assertThrows(
        InvalidInputException.class, () -> new Controller(strong, Spaces.toolSteps(), IMPEDANCE));
  }

  @Test
  void allocatesNothing() {
    Rig rig = Rig.panda(Spaces.toolSteps(), IMPEDANCE).start();
    assertEquals(0, AllocationMeter.bytesAllocated(10_000, rig::tick));
  }

  private void live(Rig rig, TorqueArm arm, CommandLogVerifier verifier) {
    verifier.look(rig.controller.startedAnew(), rig.command);
    double[] torque = new double[model.armDof()];
    for (int i = 0; i < torque.length; i++) {
      torque[i] = rig.command.effort(i);
    }
    arm.step(torque, rig.periodNanos * 1e-9);
    for (int i = 0; i < torque.length; i++) {
      rig.measured.set(i, arm.position[i], arm.velocity[i], torque[i]);
    }
  }

  private static double error(Rig rig, TorqueArm arm) {
    double most = 0;
    for (int i = 0; i < arm.velocity.length; i++) {
      most = Math.max(most, Math.abs(arm.position[i] - rig.command.position(i)));
    }
    return most;
  }
}
