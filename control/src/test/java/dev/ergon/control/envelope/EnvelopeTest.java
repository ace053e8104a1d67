package dev.ergon.control.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.CommandWatch;
import dev.ergon.control.ControlConfig;
import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Rig;
import dev.ergon.control.Spaces;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.state.ControlState;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.RobotModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private final RobotModel model = PandaWithGripper.model();

  @Test
  void everyJointDrivenIntoEitherStopAtFullSpeedEndsBeforeItsMargin() {
    for (int joint = 0; joint < model.armDof(); joint++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        Rig rig =
            new Rig(
                    model,
                    Spaces.joints(model, ActionKind.JOINT_VELOCITY, -3, 3),
                    ControlConfig.of(
                        "envelope.tool_speed=10 m/s",
                        "envelope.clearance=0 m",
                        "envelope.self_collision=false"),
                    PandaWithGripper.HOME)
                .start();
        CommandWatch watch = new CommandWatch(model, rig.periodNanos);
        watch.look(rig.command, ControlState.HOLDING, ControlState.HOLDING);
        double[] row = new double[9];
        row[joint] = 3 * sign;
        JointLimits limits = model.limits(joint);
        for (int i = 0; i < 1200; i++) {
          if (i % 25 == 0) {
            rig.offer(0.5, row);
          }
          rig.tick();
          watch.look(rig.command, ControlState.RUNNING, ControlState.RUNNING);
          double q = rig.command.position(joint);
          assertTrue(q <= limits.upper() - 0.02 + 1e-9 && q >= limits.lower() + 0.02 - 1e-9);
        }
        double stop = sign > 0 ? limits.upper() - 0.02 : limits.lower() + 0.02;
        assertEquals(stop, rig.command.position(joint), 2e-3, "joint " + joint);
      }
    }
  }

  @Test
  void theToolNeverLeavesTheWorkspaceWhateverPosesAreAskedFor() {
    String box = "{name: cell, lower: [0.25 m, -0.3 m, 0.2 m], upper: [0.7 m, 0.3 m, 0.8 m]}";
    ControlConfig config = ControlConfig.of("envelope.workspace=" + box, "envelope.clearance=1 cm");
    Rig rig = Rig.panda(Spaces.toolPoses(), config).start();
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      if (i % 50 == 0) {
        var q = rig.controller.snapshot().setpointTool().orientation();
        double[] row = {
          random.nextDouble() * 2 - 1,
          random.nextDouble() * 2 - 1,
          random.nextDouble() * 2 - 1,
          q.w(),
          q.x(),
          q.y(),
          q.z(),
          1,
          0
        };
        assertTrue(rig.offer(0.2, row).accepted());
      }
      rig.tick();
      Vec3 tool = rig.controller.snapshot().setpointTool().position();
      for (double room :
          new double[] {
            tool.x() - 0.25,
            0.7 - tool.x(),
            tool.y() + 0.3,
            0.3 - tool.y(),
            tool.z() - 0.2,
            0.8 - tool.z()
          }) {
        assertTrue(room >= -1e-4, "outside by " + -room);
      }
    }
  }

  @Test
  void noLinkEntersAKeepOutBoxAndTheArmCanLeaveItsSurface() {
    double top = 0.2;
    String table = "{name: table, lower: [-1 m, -1 m, -1 m], upper: [1.5 m, 1 m, 0.2 m]}";
    // The base stands in the table, as real bases do: only what moves is kept out.
    ArmKinematics arm = new ArmKinematics(model);
    var data = arm.newData();
    Rig rig =
        Rig.panda(
                Spaces.toolSteps(),
                ControlConfig.of("envelope.keep_out=[" + table + "]", "envelope.clearance=1 cm"))
            .start();
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3_000; i++) {
      double dz = i < 1_500 ? -0.04 : 0.04;
      if (i % 50 == 0) {
        rig.offer(0.2, new double[] {0, 0, dz, 0, 0, 0, 1, 0});
      }
      rig.tick();
      double[] q = rig.controller.snapshot().commandedPosition();
      arm.forward(q, data);
      lowest = Math.min(lowest, data.toolPosition()[2] - PandaWithGripper.LINK_RADIUS);
      assertTrue(lowest > top, "tool link " + (top - lowest) + " m inside");
    }
    assertTrue(lowest < top + 0.05, "it did get near: " + lowest);
    assertTrue(rig.controller.limitHits(EnvelopeLimit.KEEP_OUT) > 0);
    arm.forward(rig.controller.snapshot().commandedPosition(), data);
    assertTrue(data.toolPosition()[2] > top + 0.15, "it left again");
  }

  @Test
  void noLinkButTheFingersGoesBelowTheTable() {
    double table = 0.25;
    ControlConfig config = ControlConfig.of("envelope.table_height=0.25 m");
    ArmKinematics arm = new ArmKinematics(model);
    var data = arm.newData();
    Rig rig = Rig.panda(Spaces.toolSteps(), config).start();
    for (int i = 0; i < 1_500; i++) {
      if (i % 50 == 0) {
        assertTrue(rig.offer(0.2, new double[] {0, 0, -0.04, 0, 0, 0, 1, 0}).accepted());
      }
      rig.tick();
      arm.forward(rig.controller.snapshot().commandedPosition(), data);
      double lowest = data.toolPosition()[2] - PandaWithGripper.LINK_RADIUS;
      assertTrue(lowest > table, "tool link " + (table - lowest) + " m below");
    }
    assertTrue(rig.controller.limitHits(EnvelopeLimit.KEEP_OUT) > 0);
  }

  @Test
  void theArmNeverTouchesItselfWhateverJointPositionsAreAskedFor() {
    Rig rig =
        Rig.panda(
                Spaces.joints(model, ActionKind.JOINT_POSITION, -3, 3),
                ControlConfig.of("envelope.tool_speed=3 m/s", "envelope.clearance=6 cm"))
            .start();
    var frames = new ChainFrames(model);
    var capsules = new Capsules(model);
    Random random = new Random(5);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 20_000; i++) {
      if (i % 200 == 0) {
        double[] folded = {0, 0, 0, -3, 0, 0, 0, 1, 0};
        double[] row = i % 400 == 0 ? folded : random.doubles(9, -3, 3).toArray();
        row[7] = 1;
        row[8] = 0;
        assertTrue(rig.offer(0.5, row).accepted());
      }
      rig.tick();
      frames.update(rig.controller.snapshot().commandedPosition());
      capsules.place(frames);
      least = Math.min(least, capsules.selfGap());
      assertTrue(least >= 0.055, "of 6 cm are left " + least);
    }
    assertTrue(rig.controller.limitHits(EnvelopeLimit.SELF_COLLISION) > 0, "it did get near");
  }
}
