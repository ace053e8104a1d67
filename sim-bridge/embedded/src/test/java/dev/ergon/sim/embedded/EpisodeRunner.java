package dev.ergon.sim.embedded;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.expert.Expert;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Judge;
import dev.ergon.sim.embedded.task.Verdict;
import dev.ergon.sim.embedded.world.WorldState;

/** Plays episodes with the expert and {@link ToolDriver}. */
final class EpisodeRunner {
  private static final double OPEN_M = 0.04;

  private EpisodeRunner() {}

  record Outcome(Verdict verdict, int steps, boolean terminated) {}

  static Outcome play(EmbeddedSimulator simulator, EpisodeSetup setup) {
    simulator.load(setup.scene());
    ToolDriver driver = new ToolDriver(simulator);
    WorldState start = simulator.world();
    for (int step = 0; step < setup.stepLimit(); step++) {
      double[] action = Expert.action(setup.task(), simulator.world());
      if (action[0] > 0.5) {
        return new Outcome(Judge.judge(setup.task(), start, simulator.world(), true), step, true);
      }
      driver.move(
          new Vec3(action[1], action[2], action[3]),
          new Vec3(action[4], action[5], action[6]),
          action[7] * OPEN_M,
          ErgonActionSpace.STEP_PERIOD_NANOS);
    }
    Verdict verdict = Judge.judge(setup.task(), start, simulator.world(), false);
    return new Outcome(verdict, setup.stepLimit(), false);
  }
}
