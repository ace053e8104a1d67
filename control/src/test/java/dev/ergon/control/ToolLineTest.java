package dev.ergon.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.geometry.Vec3;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Three equal steps of the tool in any direction, as long as the action space allows. */
class ToolLineTest {
  private static final double STEP_M = 0.04;
  private static final double STEP_S = 0.2;
  private static final int STEPS = 3;

  /** Where a step is bent or cut short on purpose. */
  private static final Set<ControlStatus> OFF_THE_LINE =
      EnumSet.of(
          ControlStatus.LIMITED_SINGULARITY,
          ControlStatus.LIMITED_GOAL,
          ControlStatus.LIMITED_BY_LAG,
          ControlStatus.LIMITED_JOINT_POSITION,
          ControlStatus.LIMITED_TOOL_SPEED);

  private int legs;
  private double farthestM;
  private double sumM;

  /** What is measured is 10 mm at most and 2 mm on average. */
  @Test
  void theToolStaysNearItsLineAndArrivesInTime() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Rig rig = Rig.panda(Spaces.toolSteps(), ControlConfig.of("deadlines.policy=60 s")).start();
      for (int leg = 0; leg < 3; leg++) {
        Vec3 way = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        double longest =
            Math.max(Math.abs(way.x()), Math.max(Math.abs(way.y()), Math.abs(way.z())));
        go(rig, way.times(STEP_M / longest));
      }
    }
    assertTrue(legs > 100, legs + " legs without a limit");
    assertTrue(farthestM < 0.012, "tool off its line by " + farthestM + " m");
    assertTrue(sumM / legs < 0.003, "on average by " + sumM / legs + " m");
  }

  private void go(Rig rig, Vec3 step) {
    Vec3 from = tool(rig);
    Vec3 ahead = step.times(1 / step.norm());
    double[] row = {step.x(), step.y(), step.z(), 0, 0, 0, 1, 0};
    assertTrue(rig.offer(STEP_S, row, row, row).accepted());
    int cycles = (int) (2 * STEPS * STEP_S * 1e9 / rig.periodNanos);
    double off = 0;
    boolean free = true;
    double shortBy = 0;
    for (int i = 0; i < cycles; i++) {
      free &= !OFF_THE_LINE.contains(rig.tick());
      Vec3 gone = tool(rig).minus(from);
      double along = gone.x() * ahead.x() + gone.y() * ahead.y() + gone.z() * ahead.z();
      off = Math.max(off, gone.minus(ahead.times(along)).norm());
      shortBy = i == cycles / 2 ? STEPS * step.norm() - along : shortBy;
    }
    if (free) {
      legs++;
      farthestM = Math.max(farthestM, off);
      sumM += off;
      assertTrue(shortBy < 0.005, "short by " + shortBy + " m when its time is over");
    }
  }

  private static Vec3 tool(Rig rig) {
    return rig.controller.snapshot().setpointTool().position();
  }
}
