package dev.ergon.tokenizer.fast.bpe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.internal.json.BoundedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hugging Face's {@code tokenizer.json} of a byte-level byte-pair tokenizer. What is written, the
 * Python library loads; what is read and means anything else than {@link BytePairEncoder} does is
 * refused.
 */
public final class TokenizerJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private TokenizerJson() {}

  /**
   * @throws TokenizerException {@code bad_input} naming what is not served
   */
  public static BytePairVocabulary read(Path file) {
    JsonNode root = BoundedJson.readObject(file);
    JsonNode model = object(root, "model", file);
    JsonNode splitter = object(root, "pre_tokenizer", file);
    require(file, "model.type", model.path("type").asText(), "BPE");
    require(file, "pre_tokenizer.type", splitter.path("type").asText(), "ByteLevel");
    require(file, "decoder.type", root.path("decoder").path("type").asText(), "ByteLevel");
    requireOff(file, "pre_tokenizer.add_prefix_space", splitter.path("add_prefix_space"));
    requireOff(file, "normalizer", root.path("normalizer"));
    requireOff(file, "added_tokens", root.path("added_tokens"));
    for (String option :
        List.of(
            "dropout",
            "unk_token",
            "continuing_subword_prefix",
            "end_of_word_suffix",
            "byte_fallback",
            "ignore_merges")) {
      requireOff(file, "model." + option, model.path(option));
    }
    List<String> tokens = tokens(object(model, "vocab", file), file);
    boolean splitting = splitter.path("use_regex").asBoolean(true);
    return new BytePairVocabulary(tokens, merges(model.path("merges"), tokens, file), splitting);
  }

  /**
   * Writes the form that the Python library writes, and its {@code tokenizer_config.json} beside.
   */
  public static void write(BytePairVocabulary vocabulary, Path folder) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("clean_up_tokenization_spaces", false);
    config.put("tokenizer_class", "PreTrainedTokenizerFast");
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("tokenizer.json"), pretty(tree(vocabulary)));
      Files.write(folder.resolve("tokenizer_config.json"), pretty(config));
    } catch (IOException e) {
      throw new TokenizerException(
          TokenizerException.Code.BAD_INPUT, folder + ": cannot be written: " + e, e);
    }
  }

  private static byte[] pretty(JsonNode node) throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  /** The file's content. */
  public static JsonNode tree(BytePairVocabulary vocabulary) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", "1.0");
    root.putNull("truncation");
    root.putNull("padding");
    root.putArray("added_tokens");
    root.putNull("normalizer");
    root.set("pre_tokenizer", byteLevel(false, true, vocabulary.splitting()));
    root.set("post_processor", byteLevel(true, false, true));
    root.set("decoder", byteLevel(true, true, true));
    ObjectNode model = root.putObject("model");
    model.put("type", "BPE");
    for (String absent :
        List.of("dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix")) {
      model.putNull(absent);
    }
    for (String off : List.of("fuse_unk", "byte_fallback", "ignore_merges")) {
      model.put(off, false);
    }
    List<String> tokens = vocabulary.tokens();
    ObjectNode vocab = model.putObject("vocab");
    for (int id = 0; id < tokens.size(); id++) {
      vocab.put(tokens.get(id), id);
    }
    ArrayNode merges = model.putArray("merges");
    for (Merge merge : vocabulary.merges()) {
      merges.addArray().add(tokens.get(merge.left())).add(tokens.get(merge.right()));
    }
    return root;
  }

  private static ObjectNode byteLevel(boolean prefixSpace, boolean trim, boolean split) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", "ByteLevel");
    node.put("add_prefix_space", prefixSpace);
    node.put("trim_offsets", trim);
    node.put("use_regex", split);
    return node;
  }

  private static List<String> tokens(JsonNode vocab, Path file) {
    String[] tokens = new String[vocab.size()];
    vocab
        .properties()
        .forEach(entry -> {
          int id = entry.getValue().isInt() ? entry.getValue().intValue() : -1;
          if (id < 0 || id >= tokens.length || tokens[id] != null) {
            throw TokenizerException.badInput(
                file + ": model.vocab: wanted the ids 0.." + (tokens.length - 1) + ", each once");
          }
          tokens[id] = entry.getKey();
        });
    return Arrays.asList(tokens);
  }

  private static List<Merge> merges(JsonNode array, List<String> tokens, Path file) {
    Map<String, Integer> ids = new HashMap<>();
    for (int id = 0; id < tokens.size(); id++) {
      ids.put(tokens.get(id), id);
    }
    List<Merge> merges = new ArrayList<>();
    for (JsonNode entry : array) {
      // Files of older versions join the two with a space, which no byte-level token holds.
      String[] pair =
          entry.isTextual()
              ? entry.textValue().split(" ", 3)
              : new String[] {entry.path(0).asText(), entry.path(1).asText()};
      String second = pair.length == 2 ? pair[1] : "";
      Integer left = ids.get(pair[0]);
      Integer right = ids.get(second);
      Integer merged = ids.get(pair[0] + second);
      if (left == null || right == null || merged == null) {
        throw TokenizerException.badInput(
            file + ": model.merges: entry " + merges.size() + " does not join two tokens of vocab");
      }
      merges.add(new Merge(left, right, merged));
    }
    return merges;
  }

  private static JsonNode object(JsonNode parent, String key, Path file) {
    JsonNode child = parent.get(key);
    if (child == null || !child.isObject()) {
      throw TokenizerException.badInput(file + ": wanted a JSON object under '" + key + "'");
    }
    return child;
  }

  private static void require(Path file, String key, String got, String wanted) {
    if (!got.equals(wanted)) {
      throw TokenizerException.badInput(
          file + ": " + key + ": got '" + got + "', wanted '" + wanted + "'");
    }
  }

  /** Refuses an option that is anything but missing, null, false, zero or empty. */
  private static void requireOff(Path file, String key, JsonNode value) {
    boolean off =
        value.isMissingNode()
            || value.isNull()
            || (value.isBoolean() && !value.booleanValue())
            || (value.isContainerNode() && value.isEmpty())
            || (value.isTextual() && value.textValue().isEmpty());
    if (!off) {
      throw TokenizerException.badInput(
          file + ": " + key + ": is set, and is not served; FAST tokenizers do without it");
    }
  }
}
