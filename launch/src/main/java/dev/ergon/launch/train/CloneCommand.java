package dev.ergon.launch.train;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.output.ProgressBar;
import dev.ergon.launch.run.ShutdownRequest;
import dev.ergon.policy.training.bc.BehaviourCloning;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.bc.Curriculum;
import dev.ergon.policy.training.bc.Recipe;
import dev.ergon.policy.training.model.VlaShape;
import dev.ergon.policy.training.sample.Samples;
import dev.ergon.sim.embedded.ErgonActionSpace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon train bc}. */
@Command(
    name = "bc",
    description =
        "Train a policy by behaviour cloning on samples and recorded datasets; goes on where it was"
            + " stopped.")
final class CloneCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SampleSources sources = new SampleSources();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where checkpoints and the log go; a training that lies there goes on.")
  private Path out = Path.of("training");

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Begin with the weights of this checkpoint instead of random ones.")
  private @Nullable Path from;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "12000",
      description = "Steps of the whole training (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      defaultValue = "1e-3",
      description = "At its height (default: ${DEFAULT-VALUE}).")
  private float learningRate;

  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "250",
      description = "Steps between two checkpoints (default: ${DEFAULT-VALUE}).")
  private int checkpointEvery;

  @Option(
      names = "--evaluate-every",
      paramLabel = "N",
      defaultValue = "0",
      description = "Steps between two early evaluations in the simulator (default: none).")
  private int evaluateEvery;

  @Option(
      names = "--evaluate-episodes",
      paramLabel = "N",
      defaultValue = "30",
      description = "Episodes of an early evaluation (default: ${DEFAULT-VALUE}).")
  private int evaluateEpisodes;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: 1.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (steps < 1
        || checkpointEvery < 1
        || evaluateEvery % checkpointEvery != 0
        || evaluateEpisodes < 1
        || !(learningRate > 0)) {
      throw new InvalidInputException(
          "--steps, --checkpoint-every, --evaluate-episodes and --learning-rate: wanted above 0;"
              + " --evaluate-every: wanted a multiple of --checkpoint-every");
    }
    Files.createDirectories(out);
    Path newest = out.resolve(BehaviourCloning.NEWEST);
    boolean goesOn = Files.exists(newest);
    Checkpoint first =
        goesOn ? Checkpoint.read(newest) : from == null ? null : Checkpoint.read(from).merged();
    PrintWriter err = spec.commandLine().getErr();
    try (OpenSamples files = sources.open(first, out, err);
        ShutdownRequest shutdown = new ShutdownRequest();
        TrainingLog log = new TrainingLog(out.resolve("training.csv"), new SystemClock());
        ProgressBar bar =
            new ProgressBar(err, System.console() != null, new SystemClock(), "bc", steps)) {
      Samples all = files.all();
      Curriculum curriculum =
          first == null
              ? Curriculum.of(
                  all, ErgonActionSpace.SPACE, SampleStudio.CAMERAS, Lessons.knownWords())
              : first.curriculum();
      VlaShape shape =
          first == null
              ? model.shape(all.get(0).state().length, curriculum)
              : model.shape(first.shape(), goesOn);
      new BehaviourCloning(all, curriculum, shape, recipe(), out, checkpointEvery)
          .train(
              first,
              !goesOn,
              log.listener(
                  report -> bar.update(report.step(), TrainingLog.line(report)),
                  checkpoint -> evaluate(checkpoint, shutdown, err),
                  () -> shutdown.request().isPresent()));
    }
    Path plot = out.resolve("training.svg");
    LossPlot.write(out.resolve("training.csv"), plot);
    PrintWriter text = spec.commandLine().getOut();
    text.println("checkpoint " + newest);
    if (Files.exists(plot)) {
      text.println("course     " + plot);
    }
    text.flush();
    return ExitCode.DONE.status();
  }

  private void evaluate(Checkpoint checkpoint, ShutdownRequest shutdown, PrintWriter err)
      throws IOException {
    if (evaluateEvery > 0 && checkpoint.step() % evaluateEvery == 0) {
      err.println(new EarlyEvaluation(out, evaluateEpisodes, shutdown).play(checkpoint));
      err.flush();
    }
  }

  private Recipe recipe() {
    Recipe standard = Recipe.standard(steps, seed);
    return standard.withLearningRate(learningRate);
  }
}
