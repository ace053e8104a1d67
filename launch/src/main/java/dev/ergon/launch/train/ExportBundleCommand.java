package dev.ergon.launch.train;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.output.Table;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.bundle.RefusalSpec;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.export.BundleWriter;
import dev.ergon.policy.training.export.OperatorSet;
import dev.ergon.policy.training.export.ParityCheck;
import dev.ergon.policy.training.export.WeightFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon train export}. */
@Command(
    name = "export",
    description =
        "Write a checkpoint as a policy bundle: ONNX graphs in fp32 and with int8 weights, tokenizer,"
            + " configurations and manifest; and the weights, to fine-tune from.")
final class ExportBundleCommand implements Callable<Integer> {
  private static final int CHECKED_STEPS = 100;
  private static final double TOLERANCE = 1e-4;

  @Spec private CommandSpec spec;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      required = true,
      description = "What `ergon train bc` wrote.")
  private Path checkpoint = Path.of("newest.ckpt");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "The bundle.")
  private Path out = Path.of("bundle");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "ergon-tabletop",
      description = "What it calls itself (default: ${DEFAULT-VALUE}).")
  private String name = "ergon-tabletop";

  @Option(
      names = "--training-data",
      paramLabel = "WORDS",
      defaultValue = "the tabletop suite's expert on the kinematic table",
      description = "What it learned from, in words.")
  private String trainingData = "";

  @Option(
      names = "--refusal-threshold",
      paramLabel = "P",
      description =
          "How likely \"done\" must be, between 0 and 1, for a first answer to refuse the instruction"
              + " (default: likelier than going on).")
  private @Nullable Double refusalThreshold;

  @Option(
      names = "--refusal-moved-px",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "With a threshold: decide by the mean of five looks, four of them at pictures moved by N"
              + " pixels (default: by one look).")
  private int refusalMovedPx;

  @Option(
      names = "--operators",
      paramLabel = "SET",
      defaultValue = "RUNTIME",
      description =
          "What the graphs are made of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, with"
              + " operators of ONNX Runtime's own). TensorRT wants the standard's alone.")
  private OperatorSet operators = OperatorSet.RUNTIME;

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description =
          "Hold the exported graphs against PyTorch on 100 steps of these samples: the same greedy"
              + " tokens, logits within 1e-4.")
  private @Nullable Path samples;

  @Override
  public Integer call() throws IOException {
    RefusalSpec refusal = refusal();
    Checkpoint trained = Checkpoint.read(checkpoint);
    new BundleWriter(trained, manifest(name, trainingData, refusal))
        .write(out, List.of(WeightFormat.values()), operators);
    trained.merged().write(out.resolve("weights.ckpt"));
    PrintWriter text = spec.commandLine().getOut();
    text.printf("bundle %s, of step %d%n", out, trained.step());
    if (samples != null) {
      check(trained, text);
    }
    text.printf("look at it with: ergon policy inspect --model %s%n", out);
    text.flush();
    return ExitCode.DONE.status();
  }

  /** What a bundle of this suite says of itself. */
  static BundleWriter.Manifest manifest(
      String name, String trainingData, @Nullable RefusalSpec refusal) {
    return new BundleWriter.Manifest(name, StateVector.VALUES, "200 ms", trainingData, refusal);
  }

  private @Nullable RefusalSpec refusal() {
    if (refusalThreshold == null) {
      return null;
    }
    try {
      return new RefusalSpec(refusalThreshold, refusalMovedPx);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--refusal-" + e.getMessage(), e);
    }
  }

  private void check(Checkpoint trained, PrintWriter text) throws IOException {
    Table table =
        new Table(
            "graphs", "steps", "same tokens", "largest logit difference", "PyTorch ms", "here ms");
    boolean same = true;
    try (OpenSamples open = OpenSamples.open(List.of(Objects.requireNonNull(samples)))) {
      for (GraphVariant variant : List.of(GraphVariant.FP32, GraphVariant.INT8)) {
        ParityCheck.Report r =
            ParityCheck.run(trained, out, variant, open.all(), CHECKED_STEPS, new SystemClock());
        table.row(
            variant.name().toLowerCase(Locale.ROOT),
            Integer.toString(r.steps()),
            Integer.toString(r.sameTokens()),
            String.format(Locale.ROOT, "%.2g", r.largestDifference()),
            String.format(Locale.ROOT, "%.2f", r.torchNanos() / 1e6),
            String.format(Locale.ROOT, "%.2f", r.runtimeNanos() / 1e6));
        same &=
            variant != GraphVariant.FP32
                || (r.sameTokens() == r.steps() && r.largestDifference() <= TOLERANCE);
      }
    }
    text.println(table.render());
    text.flush();
    if (!same) {
      throw new TaskFailedException(
          "the exported graphs do not say what PyTorch says; do not use " + out);
    }
  }
}
