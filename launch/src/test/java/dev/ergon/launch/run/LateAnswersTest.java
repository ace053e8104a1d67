package dev.ergon.launch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.chunk.StrategyKind;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.StationFactory;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The expert, whose answers come late, takes hold of a cube. */
class LateAnswersTest {
  @TempDir Path folder;

  private EpisodeResult pick(StrategyKind strategy, int chunk, int latencyMs)
      throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            folder.resolve("table.yaml"),
            """
            name: table
            robot: {kind: embedded}
            policy: {kind: expert, chunk: %d}
            inference: {latency: %d ms}
            pace: as_fast_as_possible
            control:
              chunks: {strategy: %s}
            """
                .formatted(chunk, latencyMs, strategy.name().toLowerCase(Locale.ROOT)));
    LaunchFile launch = LaunchFile.read(file, List.of());
    Providers providers = Providers.load(LateAnswersTest.class.getClassLoader());
    try (ProviderContext context = new ProviderContext(folder, launch.seed());
        StationFactory.Wired wired = new StationFactory(providers).open(launch, context)) {
      TabletopArena arena =
          new TabletopArena(context.existing(EmbeddedSimulator.class).orElseThrow());
      EpisodeRunner runner =
          new EpisodeRunner(wired.station(), wired.policy(), new SystemClock(), List.of());
      Instruction words =
          new Instruction("1", "pick up the red cube", "test", 0, Instruction.NO_DEADLINE, 0);
      EpisodeResult result =
          runner.run(words, arena.trialOf(words, 1), 1, StopSignal.NEVER).result();
      long stale = wired.station().controller().statusCount(ControlStatus.HELD_OBSERVATION_STALE);
      assertEquals(0, stale, "cycles held although the camera was well");
      return result;
    }
  }

  @Test
  void anAnswerOfOneActionIsCarriedOutBeforeTheNextQuestion()
      throws IOException, InterruptedException {
    EpisodeResult result = pick(StrategyKind.RECEDING_HORIZON, 1, 120);
    assertTrue(result.success(), result.reason());
  }

  @ParameterizedTest
  @EnumSource
  void chunksThatComeLateLeadToTheGoal(StrategyKind strategy)
      throws IOException, InterruptedException {
    EpisodeResult result = pick(strategy, 6, 250);
    assertTrue(result.success(), result.reason());
  }

  @ParameterizedTest
  @EnumSource
  void chunksThatComeVeryLateLeadToTheGoal(StrategyKind strategy)
      throws IOException, InterruptedException {
    EpisodeResult result = pick(strategy, 8, 500);
    assertTrue(result.success(), result.reason());
  }
}
