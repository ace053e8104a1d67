package dev.ergon.policy.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionStatistics;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.Statistic;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.openvla.OpenVlaTokenizer;
import dev.ergon.tokenizer.statistics.NormalisationScheme;
import dev.ergon.tokenizer.statistics.NormalisedTokenizer;
import dev.ergon.tokenizer.statistics.Normaliser;
import dev.ergon.tokenizer.statistics.StatisticsFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model is spoken to and how its actions are read.
 *
 * @param actions strict
 * @param stateToken empty without a state encoder
 * @param remarks what was taken because nobody said otherwise; empty with a manifest
 */
public record InferenceProfile(
    PolicyFamily family,
    PromptSpec prompt,
    ActionTokenizer actions,
    DecodeSpec decode,
    String stateToken,
    List<String> remarks) {
  private static final int OPENVLA_DIMENSIONS = 7;

  public InferenceProfile {
    remarks = List.copyOf(remarks);
  }

  /** As a manifest says. */
  public static InferenceProfile of(BundleManifest manifest) {
    StateSpec state = manifest.state();
    return new InferenceProfile(
        manifest.family(),
        manifest.prompt(),
        manifest.tokenizer(),
        manifest.decode(),
        state == null ? "" : state.token(),
        List.of());
  }

  /**
   * As the Hugging Face configurations alone let one tell: the family's published prompts, and
   * OpenVLA's bins as the last ids of the vocabulary. Good for looking at a bundle; a robot is
   * driven with a manifest only.
   *
   * @param vocabularySize of the words' own vocabulary
   * @param unnormKey which of {@code norm_stats} to take; null for the first
   * @throws InvalidInputException if the configurations contradict one another
   */
  public static InferenceProfile ofConfigurations(
      BundleFolder folder, int vocabularySize, @Nullable String unnormKey) {
    List<String> remarks = new ArrayList<>();
    Path file = folder.file("config.json");
    JsonFile config = JsonFile.read(file);
    config
        .integer("/pad_to_multiple_of")
        .ifPresent(padding -> {
          int claimed = folder.config().vocabularySize() - padding;
          if (claimed != vocabularySize) {
            throw config.wrong(
                "/pad_to_multiple_of",
                "vocab_size less the tokenizer's "
                    + vocabularySize
                    + " ids; actions would be read from the wrong ones");
          }
        });
    PolicyFamily family = folder.family();
    remarks.add("no ergon.json: the published prompts of " + family + " were taken");
    JsonNode datasets = config.at("/norm_stats");
    ActionTokenizer actions;
    if (datasets.isObject() && !datasets.isEmpty()) {
      String key = unnormKey == null ? first(datasets, remarks) : unnormKey;
      ActionStatistics statistics = StatisticsFiles.openVla(file, key);
      actions =
          new NormalisedTokenizer(
              bins(vocabularySize, statistics.values(Statistic.Q01).length),
              new Normaliser(statistics, NormalisationScheme.OPENVLA, TokenizerMode.STRICT));
    } else if (unnormKey != null) {
      throw new InvalidInputException(file + ": has no norm_stats, so none of '" + unnormKey + "'");
    } else {
      remarks.add("no norm_stats in config.json: actions are normalised, -1..1");
      actions = bins(vocabularySize, OPENVLA_DIMENSIONS);
    }
    return new InferenceProfile(
        family, PromptSpec.published(family), actions, DecodeSpec.oneByOne(), "", remarks);
  }

  private static ActionTokenizer bins(int vocabularySize, int dimensions) {
    return new OpenVlaTokenizer(
        vocabularySize, new ActionShape(1, dimensions), TokenizerMode.STRICT);
  }

  private static String first(JsonNode datasets, List<String> remarks) {
    Iterator<String> names = datasets.fieldNames();
    String first = names.next();
    if (names.hasNext()) {
      List<String> others = new ArrayList<>();
      names.forEachRemaining(others::add);
      remarks.add(
          "actions are in the units of norm_stats '"
              + first
              + "'; there are also "
              + others
              + ", chosen by --unnorm-key");
    }
    return first;
  }
}
