package dev.ergon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.state.ControlState;
import dev.ergon.core.geometry.Vec3;
import org.junit.jupiter.api.Test;

class ToolStepTest {
  private static double[] step(double dx, double dy, double dz) {
    return new double[] {dx, dy, dz, 0, 0, 0, 1, 0};
  }

  @Test
  void reachesTheGoalOfEachStepOfASteadyMotionInTime() {
    Rig rig = Rig.panda(Spaces.toolSteps(), ControlConfig.DEFAULT).start();
    Vec3 start = rig.controller.snapshot().setpointTool().position();
    for (int i = 1; i <= 5; i++) {
      assertTrue(rig.offer(0.2, step(0, 0.02, -0.02)).accepted());
      rig.tick(50);
      Vec3 goal = start.plus(new Vec3(0, 0.02 * i, -0.02 * i));
      Vec3 tool = rig.controller.snapshot().setpointTool().position();
      assertTrue(tool.distanceTo(goal) < 1.5e-3, "lag " + tool.distanceTo(goal));
    }
    rig.tick(50);
    Vec3 end = rig.controller.snapshot().setpointTool().position();
    assertEquals(0, end.distanceTo(start.plus(new Vec3(0, 0.1, -0.1))), 1e-4);
    assertEquals(ControlState.HOLDING, rig.state());
  }
}
