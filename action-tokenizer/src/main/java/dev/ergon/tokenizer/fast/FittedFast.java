package dev.ergon.tokenizer.fast;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerException.Code;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.bpe.BytePairVocabulary;
import dev.ergon.tokenizer.fast.bpe.TokenizerJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a fit found: a layout and its vocabulary. */
public record FittedFast(FastLayout layout, BytePairVocabulary vocabulary) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public FastTokenizer tokenizer(TokenizerMode mode) {
    return new FastTokenizer(layout, vocabulary, mode);
  }

  /**
   * Writes {@code tokenizer.json}, {@code tokenizer_config.json} and {@code processor_config.json}
   * as the Python library and FAST's processor read them, and {@code spec.json} for {@code ergon
   * tokenizer}.
   *
   * @param folder made if it is not there
   */
  public void write(Path folder) {
    TokenizerJson.write(vocabulary, folder);
    try {
      Files.write(folder.resolve("processor_config.json"), pretty(processorConfig()));
      Files.write(folder.resolve("spec.json"), pretty(spec()));
    } catch (IOException e) {
      throw new TokenizerException(Code.BAD_INPUT, folder + ": cannot be written: " + e, e);
    }
  }

  private ObjectNode processorConfig() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("processor_class", "UniversalActionProcessor");
    putScale(config);
    config.put("vocab_size", vocabulary.size());
    config.put("min_token", layout.minToken());
    config.put("action_dim", layout.shape().dimensions());
    config.put("time_horizon", layout.shape().horizon());
    return config;
  }

  private ObjectNode spec() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.put("type", "fast");
    spec.put("tokenizer", "tokenizer.json");
    putScale(spec);
    spec.put("min_token", layout.minToken());
    spec.put("horizon", layout.shape().horizon());
    spec.put("dimensions", layout.shape().dimensions());
    return spec;
  }

  private void putScale(ObjectNode node) {
    if (layout.scale() == Math.rint(layout.scale())) {
      node.put("scale", (long) layout.scale());
    } else {
      node.put("scale", layout.scale());
    }
  }

  private static byte[] pretty(ObjectNode node) throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }
}
