package dev.ergon.launch.replay;

import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.episode.Episode;
import dev.ergon.core.episode.Step;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.time.SystemClock;
import dev.ergon.datasets.lerobot.LeRobotReader;
import dev.ergon.datasets.replay.ReplayPolicy;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.StationFactory;
import dev.ergon.launch.run.EpisodeListener;
import dev.ergon.launch.run.EpisodeOutcome;
import dev.ergon.launch.run.EpisodeRunner;
import dev.ergon.launch.run.OpenArena;
import dev.ergon.launch.run.StepTaken;
import dev.ergon.launch.run.StopSignal;
import java.nio.file.Path;
import java.util.List;

/**
 * Replays episodes on the robot of a launch file. What the recording met on its way is not there.
 */
public final class Replay {
  private final LaunchFile file;
  private final Path folder;

  /**
   * @param file whose policy gives the action space that the recording must be in
   */
  public Replay(LaunchFile file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Replays {@code index} of {@code dataset}.
   *
   * @throws InvalidInputException if there is no such episode, or its actions are others than the
   *     robot's
   */
  public ReplayResult run(Path dataset, long index) throws InterruptedException {
    try (LeRobotReader reader = LeRobotReader.open(dataset);
        ProviderContext context = new ProviderContext(folder, file.seed());
        StationFactory.Wired wired =
            new StationFactory(Providers.load(Replay.class.getClassLoader())).open(file, context)) {
      if (index < 0 || index >= reader.episodeCount()) {
        throw new InvalidInputException(
            "dataset "
                + dataset
                + ": got episode "
                + index
                + ", it has 0.."
                + (reader.episodeCount() - 1));
      }
      Episode episode = reader.read(index);
      ActionSpace space = wired.policy().spec().actionSpace();
      Comparison comparison = new Comparison(episode.steps());
      try (ReplayPolicy policy = new ReplayPolicy(episode, reader.spec(), space)) {
        EpisodeRunner runner =
            new EpisodeRunner(wired.station(), policy, new SystemClock(), List.of(comparison));
        String task = episode.steps().get(0).task();
        Instruction instruction =
            new Instruction("replay", task, "replay", 0, Instruction.NO_DEADLINE, 0);
        EpisodeOutcome outcome =
            runner.run(
                instruction,
                new OpenArena(episode.steps().size()).trialOf(instruction, 0),
                0,
                StopSignal.NEVER);
        if (comparison.steps < episode.steps().size()) {
          throw new TaskFailedException(
              "replay stopped after " + comparison.steps + " steps: " + outcome.result().reason());
        }
        return comparison.result(index, task);
      }
    }
  }

  /** Compares joints as they are with those of the recording, step by step. */
  private static final class Comparison implements EpisodeListener {
    private final List<Step> recorded;
    private int steps;
    private double max;
    private double sum;
    private long count;

    Comparison(List<Step> recorded) {
      this.recorded = recorded;
    }

    @Override
    public void stepped(StepTaken step) {
      double[] then = recorded.get(step.index()).state();
      double[] now = step.observation().joints().position();
      for (int i = 0; i < then.length && i < now.length; i++) {
        double difference = Math.abs(then[i] - now[i]);
        max = Math.max(max, difference);
        sum += difference;
        count++;
      }
      steps++;
    }

    ReplayResult result(long index, String task) {
      return new ReplayResult(index, task, steps, max, count == 0 ? 0 : sum / count);
    }
  }
}
