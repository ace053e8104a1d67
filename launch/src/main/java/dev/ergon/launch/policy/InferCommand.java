package dev.ergon.launch.policy;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.launch.output.Json;
import dev.ergon.policy.runtime.BundleModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ergon policy infer}. */
@Command(
    name = "infer",
    description = "Run a bundle on pictures and words; print one JSON object for each answer.")
final class InferCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private PolicyCommand parent;
  @Mixin private BundleOptions bundle = new BundleOptions();

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description = "A picture, PNG or JPEG; repeat it for several, in the policy's order.")
  private List<Path> images = new ArrayList<>();

  @Option(names = "--instruction", paramLabel = "TEXT", description = "What shall be done.")
  private @Nullable String instruction;

  @Option(
      names = "--question",
      description = "The text is a question, answered with words and not held to action tokens.")
  private boolean question;

  @Option(
      names = "--state",
      paramLabel = "X",
      split = ",",
      description = "The robot's state, for a bundle with a state encoder.")
  private List<Double> state = new ArrayList<>();

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      defaultValue = "64",
      description = "The longest answer to a question (default: ${DEFAULT-VALUE}).")
  private int maxTokens;

  @Option(
      names = "--jsonl",
      description =
          "Serve lines {\"image\": FILE or [FILE, ...], \"instruction\": TEXT} from standard input"
              + " in one process.")
  private boolean jsonLines;

  @Option(names = "--json", hidden = true, description = "It always prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (maxTokens < 1) {
      throw new InvalidInputException("--max-tokens: got " + maxTokens + ", wanted > 0");
    }
    if (jsonLines) {
      try (BundleModel model = bundle.open(spec.commandLine().getErr())) {
        new InferenceServer(model, maxTokens, question).serve(parent.in(), out);
      }
      return ExitCode.DONE.status();
    }
    String text = instruction;
    if (images.isEmpty() || text == null) {
      throw new InvalidInputException("infer: wanted --image and --instruction, or --jsonl");
    }
    InferenceRequest request =
        new InferenceRequest(
            images, text, question, state.stream().mapToDouble(Double::doubleValue).toArray());
    try (BundleModel model = bundle.open(spec.commandLine().getErr())) {
      out.println(Json.oneLine(request.answer(model, maxTokens)));
    }
    out.flush();
    return ExitCode.DONE.status();
  }
}
