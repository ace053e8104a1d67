package dev.ergon.tokenizer.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.FastLayout;
import dev.ergon.tokenizer.fast.FastTokenizer;
import dev.ergon.tokenizer.fast.bpe.TokenizerJson;
import dev.ergon.tokenizer.internal.json.BoundedJson;
import dev.ergon.tokenizer.rt2.BinArithmetic;
import dev.ergon.tokenizer.rt2.BinDecoding;
import dev.ergon.tokenizer.rt2.Rt2Dimension;
import dev.ergon.tokenizer.rt2.Rt2Layout;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import dev.ergon.tokenizer.rt2.VocabularyBinding;
import dev.ergon.tokenizer.statistics.NormalisationScheme;
import dev.ergon.tokenizer.statistics.Normaliser;
import dev.ergon.tokenizer.statistics.StatisticsFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code SPEC.json}. Paths inside it are relative to it. */
public final class SpecFile {
  private static final int DEFAULT_TERMINATE_CLASSES = 2;

  private final Path file;
  private final JsonNode root;

  private SpecFile(Path file) {
    this.file = file;
    this.root = BoundedJson.readObject(file);
  }

  /**
   * The tokenizer that {@code file} describes.
   *
   * @throws TokenizerException {@code bad_input} naming the key that is missing, wrong or unknown
   */
  public static TokenizerSpec read(Path file) {
    SpecFile spec = new SpecFile(file);
    return switch (spec.string("type", "")) {
      case "rt2" -> spec.rt2();
      case "openvla" -> spec.openVla();
      case "fast" -> spec.fast();
      default -> throw spec.wrong("type", "one of rt2, openvla, fast");
    };
  }

  /** How specs and reports write a mode. */
  static String text(TokenizerMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private TokenizerSpec rt2() {
    requireKnownKeys("terminate_classes", "dimensions", "bins", "decode");
    JsonNode entries = root.path("dimensions");
    if (!entries.isArray()) {
      throw wrong("dimensions", "a list of {name, low, high}");
    }
    List<Rt2Dimension> dimensions = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (!entry.path("low").isNumber() || !entry.path("high").isNumber()) {
        throw wrong("dimensions", "numbers low and high in entry " + dimensions.size());
      }
      dimensions.add(
          new Rt2Dimension(
              entry.path("name").asText("dimension " + dimensions.size()),
              entry.get("low").doubleValue(),
              entry.get("high").doubleValue()));
    }
    BinDecoding decoding =
        switch (string("decode", "left_edge")) {
          case "left_edge" -> BinDecoding.LEFT_EDGE;
          case "centre" -> BinDecoding.CENTRE;
          default -> throw wrong("decode", "left_edge or centre");
        };
    int bins = integer("bins", Rt2Layout.RT2_BINS);
    Rt2Layout layout =
        new Rt2Layout(
            integer("terminate_classes", DEFAULT_TERMINATE_CLASSES),
            dimensions,
            bins,
            decoding,
            BinArithmetic.FLOAT64);
    return new Rt2Spec(new Rt2Tokenizer(layout, VocabularyBinding.identity(bins), mode()));
  }

  private TokenizerSpec openVla() {
    requireKnownKeys("vocab_size", "statistics", "unnorm_key", "horizon");
    TokenizerMode mode = mode();
    int vocabularySize = integer("vocab_size");
    int horizon = integer("horizon", 1);
    OpenVlaSpec plain = new OpenVlaSpec(vocabularySize, mode, horizon, null);
    if (!root.hasNonNull("statistics")) {
      if (root.hasNonNull("unnorm_key")) {
        throw wrong("unnorm_key", "a 'statistics' file beside it");
      }
      return plain;
    }
    var statistics =
        StatisticsFiles.openVla(
            beside(string("statistics", "")),
            root.hasNonNull("unnorm_key") ? string("unnorm_key", "") : null);
    var normaliser = new Normaliser(statistics, NormalisationScheme.OPENVLA, mode);
    return new OpenVlaSpec(vocabularySize, mode, horizon, normaliser);
  }

  private TokenizerSpec fast() {
    requireKnownKeys("tokenizer", "scale", "min_token", "horizon", "dimensions");
    double scale = FastLayout.DEFAULT_SCALE;
    if (root.has("scale")) {
      if (!root.get("scale").isNumber()) {
        throw wrong("scale", "a number");
      }
      scale = root.get("scale").doubleValue();
    }
    ActionShape shape = new ActionShape(integer("horizon"), integer("dimensions"));
    FastLayout layout = new FastLayout(scale, integer("min_token"), shape);
    if (!root.path("tokenizer").isTextual()) {
      throw wrong("tokenizer", "the path of a tokenizer.json");
    }
    var vocabulary = TokenizerJson.read(beside(string("tokenizer", "")));
    return new FastSpec(new FastTokenizer(layout, vocabulary, mode()));
  }

  private TokenizerMode mode() {
    String mode = string("mode", "strict");
    for (TokenizerMode known : TokenizerMode.values()) {
      if (text(known).equals(mode)) {
        return known;
      }
    }
    throw wrong("mode", "strict or reference; FAST also relaxed");
  }

  private Path beside(String path) {
    return file.toAbsolutePath().resolveSibling(path);
  }

  private int integer(String key, int absent) {
    return root.has(key) ? integer(key) : absent;
  }

  private int integer(String key) {
    JsonNode node = root.path(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw wrong(key, "an integer");
    }
    return node.intValue();
  }

  private String string(String key, String absent) {
    JsonNode node = root.path(key);
    if (node.isMissingNode()) {
      return absent;
    }
    if (!node.isTextual()) {
      throw wrong(key, "a string");
    }
    return node.textValue();
  }

  private void requireKnownKeys(String... keys) {
    Set<String> known = new TreeSet<>(List.of(keys));
    known.addAll(List.of("type", "mode", "name", "comment"));
    root.fieldNames()
        .forEachRemaining(key -> {
          if (!known.contains(key)) {
            throw wrong(key, "one of the keys " + known);
          }
        });
  }

  private TokenizerException wrong(String key, String wanted) {
    JsonNode got = root.path(key);
    String found =
        got.isMissingNode()
            ? "nothing"
            : got.isTextual() && got.textValue().length() <= 80
                ? "'" + got.textValue() + "'"
                : BoundedJson.kind(got);
    return TokenizerException.badInput(file + ":" + key + ": got " + found + ", wanted " + wanted);
  }
}
