package dev.ergon.launch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.CommandLogs;
import dev.ergon.control.CommandLogs.Verification;
import dev.ergon.control.chunk.StrategyKind;
import dev.ergon.control.log.LogEnding;
import dev.ergon.control.rt.LoopReport;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.StationFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A policy that answers with ten actions, on the embedded simulator's arm. */
class EpisodeRunnerTest {
  private static final long LATENCY_NANOS = 120_000_000L;

  @TempDir Path folder;

  /** What one episode left behind. */
  private record Played(EpisodeOutcome outcome, LoopReport report, List<StepTaken> steps) {
    Path log() {
      return report.commandLogs().get(0).file();
    }
  }

  private Played play(StrategyKind strategy, String... overrides)
      throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            folder.resolve("sweep.yaml"),
            """
            name: sweep
            robot: {kind: embedded}
            policy: {kind: sweeping}
            pace: as_fast_as_possible
            arena: {kind: open, step_limit: 50}
            control:
              chunks: {strategy: %s}
              command_log: {directory: '%s'}
            """
                .formatted(strategy.name().toLowerCase(Locale.ROOT), folder.resolve("logs")));
    LaunchFile launch = LaunchFile.read(file, List.of(overrides));
    List<StepTaken> steps = new ArrayList<>();
    EpisodeListener witness =
        new EpisodeListener() {
          @Override
          public void stepped(StepTaken step) {
            steps.add(step);
          }
        };
    Providers providers = Providers.load(EpisodeRunnerTest.class.getClassLoader());
    try (ProviderContext context = new ProviderContext(folder, launch.seed());
        StationFactory.Wired wired = new StationFactory(providers).open(launch, context)) {
      EpisodeRunner runner =
          new EpisodeRunner(wired.station(), wired.policy(), new SystemClock(), List.of(witness));
      Instruction sweep = new Instruction("1", "sweep", "test", 0, Instruction.NO_DEADLINE, 0);
      EpisodeOutcome outcome =
          runner.run(sweep, new OpenArena(50).trialOf(sweep, 1), 1, StopSignal.NEVER);
      return new Played(outcome, wired.station().pace().report(), steps);
    }
  }

  private static final String[] LATE = {"inference={latency: 120 ms, jitter: 30 ms}"};

  @ParameterizedTest
  @EnumSource
  void twoRunsWithOneSeedGiveTheSameCommands(StrategyKind strategy)
      throws IOException, InterruptedException {
    Played first = play(strategy, LATE);
    Played second = play(strategy, LATE);
    assertArrayEquals(Files.readAllBytes(first.log()), Files.readAllBytes(second.log()));
    assertTrue(CommandLogs.replaysToTheSameBytes(first.log()));
    Verification found = CommandLogs.verify(first.log());
    assertEquals(0, found.report().violations(), () -> String.join("\n", found.report().first()));
    assertEquals(LogEnding.COMPLETE, found.ending());
    assertEquals(0, found.lost());
  }

  @ParameterizedTest
  @EnumSource
  void theNextAnswerComesBeforeTheLastOneIsOver(StrategyKind strategy)
      throws IOException, InterruptedException {
    Played played = play(strategy, LATE);
    int fewest = Integer.MAX_VALUE;
    for (StepTaken step : played.steps().subList(1, played.steps().size())) {
      fewest = Math.min(fewest, step.control().actionsWaiting());
    }
    // The newest chunk alone is executed to its end; overlapping strategies need rows to overlap.
    assertTrue(
        strategy == StrategyKind.RECEDING_HORIZON || fewest > 0,
        strategy + ": at least " + fewest + " actions wait when an answer comes");
    assertEquals(0, played.report().overruns());
  }

  @Test
  void anEnsembleIsAskedMoreOftenThanAnOverlapAndThatMoreThanTheHorizon()
      throws IOException, InterruptedException {
    int ensemble = play(StrategyKind.TEMPORAL_ENSEMBLE).steps().size();
    int overlap = play(StrategyKind.ASYNC_OVERLAP).steps().size();
    int horizon = play(StrategyKind.RECEDING_HORIZON).steps().size();
    assertEquals(50, ensemble);
    assertEquals(10, overlap);
    assertEquals(5, horizon);
  }

  @Test
  void answersTakeAsLongAsTheLaunchFileSays() throws IOException, InterruptedException {
    LoopReport late = play(StrategyKind.ASYNC_OVERLAP, LATE).report();
    assertTrue(late.endToEnd().getTotalCount() > 5);
    // The histogram keeps three digits.
    assertTrue(late.endToEnd().getMinValue() >= 0.999 * LATENCY_NANOS);
    LoopReport prompt = play(StrategyKind.ASYNC_OVERLAP).report();
    assertTrue(prompt.endToEnd().getMaxValue() < LATENCY_NANOS / 2);
  }

  @Test
  void anEpisodeEndsAtItsStepLimitWhateverTheStrategy() throws IOException, InterruptedException {
    for (StrategyKind strategy : StrategyKind.values()) {
      EpisodeOutcome outcome = play(strategy).outcome();
      assertFalse(outcome.result().success());
      assertTrue(outcome.result().reason().contains("did not finish in 50 steps"));
    }
  }
}
