package dev.ergon.launch.policy;

import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.output.Table;
import dev.ergon.policy.runtime.BundleModel;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.ModelConfig;
import dev.ergon.policy.runtime.onnx.Graph;
import dev.ergon.policy.runtime.onnx.ProviderReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon policy inspect}. */
@Command(
    name = "inspect",
    description = "Load a bundle and say what it is, what it speaks and where its graphs run.")
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BundleOptions bundle = new BundleOptions();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    BundleManifest manifest = bundle.manifest().orElse(null);
    Inspection inspection;
    try (BundleModel model = bundle.open(spec.commandLine().getErr())) {
      inspection = inspection(model, manifest);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.oneLine(inspection));
    } else {
      print(inspection, out);
    }
    out.flush();
    return ExitCode.DONE.status();
  }

  private Inspection inspection(BundleModel model, @Nullable BundleManifest manifest) {
    ModelConfig config = model.folder().config();
    List<GraphView> graphs = new ArrayList<>();
    for (Graph graph : model.model().graphs()) {
      graphs.add(new GraphView(graph.report(), shapes(graph.inputs()), shapes(graph.outputs())));
    }
    var profile = model.profile();
    var shape = profile.actions().shape();
    return new Inspection(
        bundle.model().toString(),
        profile.family().name().toLowerCase(Locale.ROOT),
        config.modelType(),
        config.vocabularySize(),
        model.model().tokenizer().baseSize(),
        profile.actions().vocabulary().toString(),
        shape.horizon(),
        shape.dimensions(),
        profile.prompt().action(),
        profile.prompt().question(),
        profile.decode().mode().name().toLowerCase(Locale.ROOT),
        graphs,
        profile.remarks(),
        manifest);
  }

  private static Map<String, String> shapes(Map<String, ai.onnxruntime.TensorInfo> tensors) {
    Map<String, String> shapes = new TreeMap<>();
    tensors.forEach((name, info) ->
        shapes.put(name, info.type + " " + java.util.Arrays.toString(info.getShape())));
    return shapes;
  }

  private static void print(Inspection i, PrintWriter out) {
    Table facts = new Table("what", "found");
    facts.row("bundle", i.bundle());
    facts.row("family", i.family() + " (model_type " + i.modelType() + ")");
    facts.row(
        "vocabulary", i.vocabularySize() + " rows, " + i.baseVocabularySize() + " own tokens");
    facts.row("action tokens", i.actionTokens());
    facts.row("actions", i.chunkLength() + " x " + i.actionDimensions() + ", " + i.decode());
    facts.row("action prompt", i.actionPrompt().replace("\n", "\\n"));
    facts.row("question prompt", i.questionPrompt().replace("\n", "\\n"));
    BundleManifest manifest = i.manifest();
    if (manifest != null) {
      facts.row("name", manifest.name());
      facts.row("action space", manifest.actionSpace().name());
      facts.row("cameras", manifest.cameras().toString());
      facts.row("step period", manifest.stepPeriodNanos() / 1_000_000 + " ms");
      facts.row("trained on", manifest.trainingData());
    }
    out.println(facts.render());
    Table graphs = new Table("graph", "runs on", "refused");
    for (GraphView graph : i.graphs()) {
      ProviderReport report = graph.provider();
      graphs.row(
          report.graph(),
          report.chosen().toString(),
          String.join(
              "; ",
              report.refusals().stream().map(r -> r.provider() + ": " + r.reason()).toList()));
    }
    out.println(graphs.render());
    i.remarks().forEach(out::println);
  }

  private record GraphView(
      ProviderReport provider, Map<String, String> inputs, Map<String, String> outputs) {}

  private record Inspection(
      String bundle,
      String family,
      String modelType,
      int vocabularySize,
      int baseVocabularySize,
      String actionTokens,
      int chunkLength,
      int actionDimensions,
      String actionPrompt,
      String questionPrompt,
      String decode,
      List<GraphView> graphs,
      List<String> remarks,
      @Nullable BundleManifest manifest) {}
}
