package dev.ergon.launch.train;

import dev.ergon.launch.eval.Evaluation;
import dev.ergon.launch.eval.TaskTable;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.options.LaunchOptions;
import dev.ergon.launch.options.PolicyChoice;
import dev.ergon.launch.run.EpisodeResult;
import dev.ergon.launch.run.RunResult.TaskResult;
import dev.ergon.launch.run.RunSummary;
import dev.ergon.launch.run.StopSignal;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.export.BundleWriter;
import dev.ergon.policy.training.export.OperatorSet;
import dev.ergon.policy.training.export.WeightFormat;
import dev.ergon.sim.embedded.task.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a model that is still learning does in the simulator, on scenes that no final figure is
 * measured on.
 */
final class EarlyEvaluation {
  private static final long SEED = 500;

  private final Path folder;
  private final int episodes;
  private final StopSignal stop;

  /**
   * @param folder where the training lies
   * @param episodes how many to play
   */
  EarlyEvaluation(Path folder, int episodes, StopSignal stop) {
    this.folder = folder;
    this.episodes = episodes;
    this.stop = stop;
  }

  /** Plays with {@code checkpoint} as it is; answers one line. */
  String play(Checkpoint checkpoint) throws IOException {
    Path bundle = folder.resolve("bundle");
    new BundleWriter(
            checkpoint, ExportBundleCommand.manifest("early", "a training that goes on", null))
        .write(bundle, List.of(WeightFormat.FP32), OperatorSet.RUNTIME);
    Path shipped = LaunchOptions.shipped("tabletop.yaml");
    List<String> overrides = new ArrayList<>(PolicyChoice.of(bundle.toString()).overrides());
    overrides.add("seed=" + SEED);
    overrides.add("pace=as_fast_as_possible");
    LaunchFile file = LaunchFile.read(shipped, overrides).withMqtt(null);
    try {
      RunSummary summary =
          new Evaluation(
                  file,
                  LaunchOptions.folderOf(shipped),
                  Split.TRAIN,
                  episodes,
                  Evaluation.Wording.OWN)
              .run(1, List.of(), stop, (done, result) -> {});
      return line(checkpoint.step(), summary.episodes());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String line(int step, List<EpisodeResult> episodes) {
    StringBuilder line = new StringBuilder("step " + step + ":");
    for (Map.Entry<String, TaskResult> task : TaskTable.byTask(episodes).entrySet()) {
      line.append(
          String.format(
              Locale.ROOT,
              " %s %d/%d",
              task.getKey(),
              task.getValue().successes(),
              task.getValue().episodes()));
    }
    return line.toString();
  }
}
