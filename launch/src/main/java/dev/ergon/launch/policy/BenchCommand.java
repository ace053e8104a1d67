package dev.ergon.launch.policy;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.output.ProgressBar;
import dev.ergon.launch.output.Table;
import dev.ergon.launch.run.Percentiles;
import dev.ergon.perception.image.ImageDecoder;
import dev.ergon.policy.runtime.BundleModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon policy bench}. */
@Command(
    name = "bench",
    description = "Measure a bundle's step: each stage, and what it costs over its bare sessions.")
final class BenchCommand implements Callable<Integer> {
  private static final List<CameraSpec> ONE_CAMERA = List.of(new CameraSpec("any", 256, 256));
  private static final long PICTURE_SEED = 1;
  private static final int LOOKS_AT_MEMORY = 200;

  @Spec private CommandSpec spec;
  @Mixin private BundleOptions bundle = new BundleOptions();

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description = "A picture; repeat it for several. Without one, noise of the cameras' size.")
  private List<Path> images = new ArrayList<>();

  @Option(
      names = "--instruction",
      paramLabel = "TEXT",
      defaultValue = "pick up the red block",
      description = "What shall be done (default: ${DEFAULT-VALUE}).")
  private String instruction;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "200",
      description = "Steps that are measured (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "200",
      description = "Steps before that, while the JVM compiles (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    if (steps < 1 || warmUp < 0) {
      throw new InvalidInputException("bench: wanted --steps of 1 or more, --warm-up of 0 or more");
    }
    BenchReport report;
    try (BundleModel model = bundle.open(spec.commandLine().getErr())) {
      List<Image> pictures = pictures();
      double[] state = new double[model.model().stateSize()];
      StepMeter meter = new StepMeter();
      for (int i = 0; i < warmUp; i++) {
        var unused = model.act(pictures, instruction, state, false);
      }
      MemoryReading before = MemoryReading.take();
      try (ProgressBar bar = progress()) {
        int looks = Math.max(1, steps / LOOKS_AT_MEMORY);
        for (int i = 1; i <= steps; i++) {
          meter.add(model.act(pictures, instruction, state, false));
          if (i % looks == 0) {
            double mebibytes = MemoryReading.take().resident();
            bar.update(i, String.format(Locale.ROOT, "%.0f MiB resident", mebibytes));
          }
        }
      }
      report =
          meter.report(bundle.model().toString(), pictures.size(), before, MemoryReading.take());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.oneLine(report));
    } else {
      print(report, out);
    }
    out.flush();
    return ExitCode.DONE.status();
  }

  private ProgressBar progress() {
    PrintWriter err = spec.commandLine().getErr();
    return new ProgressBar(err, System.console() != null, new SystemClock(), "steps", steps);
  }

  private List<Image> pictures() {
    if (!images.isEmpty()) {
      return images.stream().map(ImageDecoder::read).toList();
    }
    Random noise = new Random(PICTURE_SEED);
    List<Image> pictures = new ArrayList<>();
    for (CameraSpec camera : bundle.manifest().map(m -> m.cameras()).orElse(ONE_CAMERA)) {
      byte[] samples = new byte[camera.width() * camera.height() * PixelFormat.RGB8.channels()];
      noise.nextBytes(samples);
      pictures.add(Image.adopt(camera.width(), camera.height(), PixelFormat.RGB8, samples));
    }
    return pictures;
  }

  private static void print(BenchReport report, PrintWriter out) {
    out.printf("%s: %d steps, %d picture(s)%n%n", report.model(), report.steps(), report.images());
    Table table = new Table("stage", "p50 ms", "p99 ms", "max ms");
    report
        .stagesMs()
        .forEach((stage, ms) -> table.row(stage, text(ms.p50()), text(ms.p99()), text(ms.max())));
    out.println(table.render());
    out.printf(
        Locale.ROOT,
        "whole step over bare session runs: %.3f (median), %.3f (all steps)%n",
        report.overheadRatioP50(),
        report.overheadRatioTotal());
    print("before", report.before(), out);
    print("after", report.after(), out);
  }

  private static void print(String when, MemoryReading memory, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "memory %s the steps: %.0f MiB resident, %.0f MiB heap, %.2f MiB direct%n",
        when,
        memory.resident(),
        memory.heap(),
        memory.direct());
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  /**
   * What was measured.
   *
   * @param stagesMs milliseconds
   * @param overheadRatioP50 the median over steps of the whole step's time over the time inside
   *     ONNX Runtime of the same step
   * @param overheadRatioTotal the same of the sums over all steps
   * @param before the memory before the first measured step, after the last in {@code after}
   */
  record BenchReport(
      String model,
      int steps,
      int images,
      java.util.Map<String, Percentiles> stagesMs,
      double overheadRatioP50,
      double overheadRatioTotal,
      MemoryReading before,
      MemoryReading after) {}
}
