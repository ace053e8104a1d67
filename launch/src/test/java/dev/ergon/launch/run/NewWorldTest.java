package dev.ergon.launch.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.StationFactory;
import dev.ergon.perception.language.StopRequest;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes one after the other, each on a table of its own, seen by a camera that is slow. */
class NewWorldTest {
  @TempDir Path folder;

  @Test
  void whatWasSeenOfTheLastWorldIsNotShownToThePolicy() throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            folder.resolve("table.yaml"),
            """
            name: table
            robot: {kind: embedded}
            cameras:
              front: {kind: embedded, width: 32, height: 32, rate: 1 Hz}
            observation: {max_frame_age: 2 s, max_spread: 2 s}
            policy: {kind: random}
            pace: as_fast_as_possible
            """);
    LaunchFile launch = LaunchFile.read(file, List.of());
    List<Long> margins = new ArrayList<>();
    Providers providers = Providers.load(NewWorldTest.class.getClassLoader());
    try (ProviderContext context = new ProviderContext(folder, launch.seed());
        StationFactory.Wired wired = new StationFactory(providers).open(launch, context)) {
      long[] placed = new long[1];
      EpisodeListener witness =
          new EpisodeListener() {
            @Override
            public void stepped(StepTaken step) {
              Observation seen = step.observation();
              margins.add(seen.stampNanos() - seen.ageNanos() - placed[0]);
            }
          };
      TabletopArena arena =
          new TabletopArena(context.existing(EmbeddedSimulator.class).orElseThrow());
      EpisodeRunner runner =
          new EpisodeRunner(wired.station(), wired.policy(), new SystemClock(), List.of(witness));
      StopSignal afterOneStep =
          () ->
              margins.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new StopRequest(InstructionState.CANCELLED, "seen enough"));
      for (int i = 0; i < 6; i++) {
        margins.clear();
        Instruction reach =
            new Instruction("" + i, "go to the red cube", "test", 0, Instruction.NO_DEADLINE, 0);
        Trial trial = arena.trialOf(reach, i);
        Trial watched = new Watched(trial, () -> placed[0] = wired.station().clock().nanos());
        var unused = runner.run(reach, watched, i, afterOneStep);
        assertTrue(margins.get(0) >= 0, "seen before the world was new, nanoseconds: " + margins);
      }
    }
  }

  /** A trial that tells when it is set up. */
  private record Watched(Trial trial, Runnable placed) implements Trial {
    @Override
    public String task() {
      return trial.task();
    }

    @Override
    public int stepLimit() {
      return trial.stepLimit();
    }

    @Override
    public boolean rearrangesWorld() {
      return trial.rearrangesWorld();
    }

    @Override
    public void setUp() {
      trial.setUp();
      placed.run();
    }

    @Override
    public Verdict judge(boolean terminated) {
      return trial.judge(terminated);
    }
  }
}
