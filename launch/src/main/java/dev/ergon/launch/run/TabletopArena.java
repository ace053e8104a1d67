package dev.ergon.launch.run;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Judge;
import dev.ergon.sim.embedded.task.Phrases;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.task.Task;
import dev.ergon.sim.embedded.world.TabletopWorld;
import dev.ergon.sim.embedded.world.WorldState;

/**
 * The simulated table: lays out a scene in which the instruction can be carried out, and judges by
 * the truth.
 */
public final class TabletopArena implements Arena {
  private final TabletopWorld world;

  public TabletopArena(TabletopWorld world) {
    this.world = world;
  }

  @Override
  public String name() {
    return TabletopSuite.NAME;
  }

  @Override
  public Trial trialOf(Instruction instruction, long seed) {
    Task task =
        Phrases.parse(instruction.text())
            .orElseThrow(() ->
                new InvalidInputException(
                    "instruction '"
                        + instruction.text()
                        + "': the tabletop has no such task; say for example 'pick up the red cube'"
                        + " or 'put the green star in the blue bowl'"));
    return trialOf(
        new EpisodeSetup(
            task.kind(),
            new TabletopSuite(world.reach()).sceneFor(task, seed),
            task,
            instruction.text(),
            task.kind().stepLimit(),
            seed));
  }

  /** The trial of an episode of the suite. */
  public Trial trialOf(EpisodeSetup setup) {
    return new TabletopTrial(world, setup);
  }

  private static final class TabletopTrial implements Trial {
    private final TabletopWorld world;
    private final EpisodeSetup setup;
    private WorldState start;

    TabletopTrial(TabletopWorld world, EpisodeSetup setup) {
      this.world = world;
      this.setup = setup;
      this.start = world.world();
    }

    @Override
    public String task() {
      return setup.kind().word();
    }

    @Override
    public int stepLimit() {
      return setup.stepLimit();
    }

    @Override
    public boolean rearrangesWorld() {
      return true;
    }

    @Override
    public void setUp() {
      world.load(setup.scene());
      start = world.world();
    }

    @Override
    public Verdict judge(boolean terminated) {
      var verdict = Judge.judge(setup.task(), start, world.world(), terminated);
      return new Verdict(verdict.success(), verdict.reason());
    }
  }
}
