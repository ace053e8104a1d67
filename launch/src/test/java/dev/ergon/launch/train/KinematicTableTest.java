package dev.ergon.launch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.embedded.expert.Expert;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Judge;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.task.TaskKind;
import dev.ergon.sim.embedded.world.WorldState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KinematicTableTest {
  private final KinematicTable table = new KinematicTable(ErgonArm.arm());

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void expertDoesEveryKindOfTask(TaskKind kind) {
    int done = 0;
    for (int i = 0; i < 20; i++) {
      EpisodeSetup setup = new TabletopSuite().episode(Split.TRAIN, kind, 31, i);
      WorldState start = table.start(setup.scene().objects());
      WorldState world = start;
      double[] action = Expert.action(setup.task(), world);
      for (int step = 0; step < kind.stepLimit() && action[0] < 0.5; step++) {
        world = table.step(world, action);
        action = Expert.action(setup.task(), world);
      }
      done += Judge.judge(setup.task(), start, world, action[0] > 0.5).success() ? 1 : 0;
    }
    assertTrue(done >= 19, kind + " done " + done + " of 20");
  }

  @Test
  void toolGoesWhereItIsTold() {
    WorldState world =
        table.start(new TabletopSuite().episode(Split.TRAIN, 1, 0).scene().objects());
    WorldState next = table.step(world, new double[] {0, 0.02, -0.03, -0.01, 0, 0, 0.1, 1});
    assertEquals(
        0,
        next.xWorldTool()
            .translation()
            .distanceTo(world.xWorldTool().translation().plus(new Vec3(0.02, -0.03, -0.01))),
        1e-3);
  }

  @Test
  void nothingIsHeldWhereNothingIs() {
    WorldState world =
        table.start(new TabletopSuite().episode(Split.TRAIN, 1, 0).scene().objects());
    for (int i = 0; i < 4; i++) {
      world = table.step(world, new double[] {0, 0, 0, 0, 0, 0, 0, 0});
    }
    assertFalse(world.held().isPresent());
    assertEquals(0, world.fingerGapM(), 1e-6);
  }
}
