package dev.ergon.launch.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.output.Json;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.fast.FastFitter;
import dev.ergon.tokenizer.fast.FastLayout;
import dev.ergon.tokenizer.fast.FittedFast;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ergon tokenizer fit}. */
@Command(
    name = "fit",
    description =
        "Fit a FAST vocabulary: JSON Lines of normalised chunks {\"actions\": [[...], ...]} in; a"
            + " folder with tokenizer.json, processor_config.json and spec.json out.")
final class FitCommand implements Callable<Integer> {
  private static final int DEFAULT_VOCABULARY = 1024;

  @Spec private CommandSpec spec;
  @ParentCommand private TokenizerCommand parent;

  @Option(names = "--horizon", required = true, paramLabel = "H", description = "Rows of a chunk.")
  private int horizon;

  @Option(
      names = "--vocab-size",
      paramLabel = "V",
      description = "Tokens to stop at; ${DEFAULT-VALUE} unless given.")
  private int vocabularySize = DEFAULT_VOCABULARY;

  @Option(
      names = "--scale",
      paramLabel = "S",
      description = "What coefficients are multiplied by; ${DEFAULT-VALUE} unless given.")
  private double scale = FastLayout.DEFAULT_SCALE;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write, made if it is not there.")
  private Path folder;

  /** What is printed when the fit is done. */
  private record Summary(
      int chunks, int horizon, int dimensions, double scale, int minToken, int vocabSize) {}

  @Override
  public Integer call() {
    BoundedLines lines = new BoundedLines(parent.in());
    FastFitter fitter = null;
    int number = 1;
    for (var line = lines.next(); line != null; line = lines.next()) {
      try {
        fitter = add(fitter, LineJson.parse(line));
      } catch (TokenizerException e) {
        throw new TokenizerException(e.code(), "line " + number + ": " + e.getMessage(), e);
      }
      number++;
    }
    if (fitter == null) {
      throw TokenizerException.badInput("FAST fit: got no chunk on standard input");
    }
    int chunks = fitter.chunks();
    FittedFast fitted = fitter.fit();
    fitted.write(folder);
    FastLayout layout = fitted.layout();
    var summary =
        new Summary(
            chunks,
            layout.shape().horizon(),
            layout.shape().dimensions(),
            layout.scale(),
            layout.minToken(),
            fitted.vocabulary().size());
    spec.commandLine().getOut().println(Json.oneLine(summary));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.status();
  }

  /** Adds a chunk; the first one says how many dimensions there are. */
  private FastFitter add(@Nullable FastFitter fitter, JsonNode line) {
    double[][] actions = line.isArray() ? LineJson.rows(line) : LineJson.actions(line);
    FastFitter taking = fitter;
    if (taking == null) {
      int dimensions = actions.length == 0 ? 0 : actions[0].length;
      taking = new FastFitter(new ActionShape(horizon, dimensions), scale, vocabularySize);
    }
    taking.add(actions);
    return taking;
  }
}
