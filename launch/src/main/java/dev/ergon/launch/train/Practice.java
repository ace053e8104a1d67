package dev.ergon.launch.train;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.StationFactory;
import dev.ergon.launch.run.EpisodeListener;
import dev.ergon.launch.run.EpisodeRunner;
import dev.ergon.launch.run.StepTaken;
import dev.ergon.launch.run.StopSignal;
import dev.ergon.launch.run.TabletopArena;
import dev.ergon.perception.language.StopRequest;
import dev.ergon.policy.training.sample.SampleWriter;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.embedded.scene.SeededRandom;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.world.WorldState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples from a policy at work in the simulator, physics and control included: the policy acts,
 * the expert says in every state what it should have done (dataset aggregation; Ross, Gordon and
 * Bagnell 2011). Used by one thread.
 */
final class Practice {
  private static final long SALT = 0x7072616374696365L;
  private static final int OTHER_TASKS = 5;
  private static final int QUESTIONS = 3;

  private final LaunchFile file;
  private final Path folder;
  private final TabletopSuite suite = new TabletopSuite();

  /**
   * @param file the embedded robot, the policy that practises, its cameras
   */
  Practice(LaunchFile file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /** Plays training episodes {@code first} to {@code first + episodes - 1}. */
  SampleGenerator.Report write(
      SampleWriter writer,
      int first,
      int episodes,
      StopSignal stop,
      SampleGenerator.Progress progress)
      throws InterruptedException {
    int successes = 0;
    int played = 0;
    try (ProviderContext context = new ProviderContext(folder, file.seed());
        StationFactory.Wired wired =
            new StationFactory(Providers.load(Practice.class.getClassLoader()))
                .open(file, context)) {
      EmbeddedSimulator simulator =
          context
              .existing(EmbeddedSimulator.class)
              .orElseThrow(() -> new IllegalStateException("the embedded robot has a simulator"));
      Witness witness = new Witness(simulator);
      EpisodeRunner runner =
          new EpisodeRunner(wired.station(), wired.policy(), new SystemClock(), List.of(witness));
      TabletopArena arena = new TabletopArena(simulator);
      SampleStudio studio = new SampleStudio(ErgonArm.arm());
      for (int i = first; i < first + episodes && stop.request().isEmpty(); i++) {
        EpisodeSetup setup = suite.episode(Split.TRAIN, file.seed(), i);
        witness.watch(setup);
        boolean success =
            runner
                .run(instruction(i, setup), arena.trialOf(setup), setup.seed(), stop.or(witness))
                .result()
                .success();
        successes += success ? 1 : 0;
        played++;
        Lessons lessons = new Lessons(new SeededRandom(SALT, file.seed(), i));
        for (Moment moment : witness.moments()) {
          writer.add(studio.sample(moment, lessons, OTHER_TASKS, QUESTIONS));
        }
        progress.at(played);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SampleGenerator.Report(writer.count(), played, successes);
  }

  private static Instruction instruction(int index, EpisodeSetup setup) {
    return new Instruction(
        "practice-" + index, setup.instruction(), "train", 0, Instruction.NO_DEADLINE, 0);
  }

  /**
   * Notes the truth in which the policy answered, and asks for an end when nothing changes any
   * more: the same picture once more teaches nothing.
   */
  private static final class Witness implements EpisodeListener, StopSignal {
    private static final double STILL_M = 0.002;
    private static final int PATIENCE_STEPS = 6;

    private final EmbeddedSimulator simulator;
    private final List<Moment> moments = new ArrayList<>();
    private EpisodeSetup setup;
    private int still;

    Witness(EmbeddedSimulator simulator) {
      this.simulator = simulator;
      this.setup = new TabletopSuite().episode(Split.TRAIN, 0, 0);
    }

    void watch(EpisodeSetup next) {
      setup = next;
      moments.clear();
      still = 0;
    }

    List<Moment> moments() {
      return moments;
    }

    @Override
    public void stepped(StepTaken step) {
      WorldState world = simulator.world();
      boolean changed =
          moments.isEmpty() || differs(moments.get(moments.size() - 1).world(), world);
      still = changed ? 0 : still + 1;
      moments.add(new Moment(setup.scene(), world, setup.task(), setup.instruction()));
    }

    @Override
    public Optional<StopRequest> request() {
      return still < PATIENCE_STEPS
          ? Optional.empty()
          : Optional.of(new StopRequest(InstructionState.CANCELLED, "nothing changes any more"));
    }

    private static boolean differs(WorldState before, WorldState after) {
      double moved = before.xWorldTool().translation().distanceTo(after.xWorldTool().translation());
      return moved > STILL_M || Math.abs(before.fingerGapM() - after.fingerGapM()) > STILL_M;
    }
  }
}
