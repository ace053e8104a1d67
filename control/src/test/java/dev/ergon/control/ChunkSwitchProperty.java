package dev.ergon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.chunk.StrategyKind;
import dev.ergon.control.state.ControlState;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.RobotModel;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Chunks that have nothing to do with one another take over from one another at random times, up to
 * half a second late: no joint's command steps farther in a cycle than its greatest speed allows,
 * and no joint's speed farther than its greatest acceleration allows.
 */
class ChunkSwitchProperty {
  private static final int ROWS = 16;
  private static final double STEP_S = 0.1;

  private final RobotModel model = PandaWithGripper.model();
  private final double[] position = new double[model.armDof()];
  private final double[] velocity = new double[model.armDof()];

  @Property(tries = 80)
  void positionAndVelocityAreContinuousAcrossActionsAndChunkSwitches(
      @ForAll StrategyKind strategy,
      @ForAll @IntRange(max = 3) int kind,
      @ForAll @IntRange(max = 500) int latencyMs,
      @ForAll long seed) {
    ActionSpace space =
        switch (kind) {
          case 0 -> Spaces.toolSteps();
          case 1 -> Spaces.joints(model, ActionKind.JOINT_POSITION, -3, 3);
          case 2 -> Spaces.joints(model, ActionKind.JOINT_DELTA, -0.5, 0.5);
          default -> Spaces.joints(model, ActionKind.JOINT_VELOCITY, -3, 3);
        };
    ControlConfig config =
        ControlConfig.of(
            "chunks.strategy=" + strategy.name().toLowerCase(Locale.ROOT), "deadlines.policy=3 s");
    Rig rig = new Rig(model, space, config, PandaWithGripper.HOME).start();
    for (int j = 0; j < position.length; j++) {
      position[j] = rig.command.position(j);
      velocity[j] = 0;
    }
    Random random = new Random(seed);
    int switches = 0;
    for (int chunk = 0; chunk < 12; chunk++) {
      long observed = rig.nowNanos;
      go(rig, latencyMs * 1e-3);
      switches += rig.controller.snapshot().actionsWaiting() > 0 ? 1 : 0;
      assertTrue(rig.offerFor(observed, STEP_S, rows(space, random)).accepted());
      go(rig, 0.3 * random.nextDouble());
    }
    assertEquals(11, switches, "chunks that found another in execution");
    assertEquals(ControlState.RUNNING, rig.state());
  }

  private double[][] rows(ActionSpace space, Random random) {
    double[][] rows = new double[ROWS][space.size()];
    for (double[] row : rows) {
      for (int d = 0; d < row.length - 2; d++) {
        double spread = 2 * random.nextDouble() - 1;
        row[d] =
            switch (space.dimensions().get(d).kind()) {
              case JOINT_POSITION -> PandaWithGripper.HOME[d] + 0.5 * spread;
              case JOINT_VELOCITY -> spread;
              case JOINT_DELTA -> 0.1 * spread;
              default -> 0.03 * spread;
            };
      }
    }
    return rows;
  }

  private void go(Rig rig, double seconds) {
    double cycleS = rig.periodNanos * 1e-9;
    for (int i = 0; i < seconds / cycleS; i++) {
      rig.tick();
      for (int j = 0; j < position.length; j++) {
        double step = rig.command.position(j) - position[j];
        double speed = step / cycleS;
        double change = speed - velocity[j];
        String where = "joint " + j + ", cycle " + rig.nowNanos / rig.periodNanos;
        bounded(step, model.limits(j).velocity() * cycleS, where + ": position steps");
        bounded(change, model.limits(j).acceleration() * cycleS, where + ": velocity steps");
        position[j] += step;
        velocity[j] = speed;
      }
    }
  }

  private static void bounded(double got, double most, String what) {
    assertTrue(Math.abs(got) <= most * (1 + 1e-9) + 1e-12, what + " " + got + " of " + most);
  }
}
