package dev.ergon.policy.training.language;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a vocabulary as a {@code tokenizer.json} of Hugging Face's tokenizers: a word level model
 * behind a normaliser that leaves lower-case words. It reads sentences as {@link
 * Vocabulary#sentence} does.
 */
public final class TokenizerFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenizerFile() {}

  /** Writes {@code file}. */
  public static void write(Vocabulary vocabulary, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0");
    root.putNull("truncation");
    root.putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (String token : vocabulary.special()) {
      added
          .addObject()
          .put("id", vocabulary.id(token))
          .put("content", token)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    ObjectNode normaliser = root.putObject("normalizer").put("type", "Sequence");
    ArrayNode steps = normaliser.putArray("normalizers");
    steps.addObject().put("type", "Lowercase");
    ObjectNode replace = steps.addObject().put("type", "Replace");
    replace.putObject("pattern").put("Regex", "[^a-z0-9]+");
    replace.put("content", " ");
    root.putObject("pre_tokenizer").put("type", "WhitespaceSplit");
    root.putNull("post_processor");
    root.putNull("decoder");
    ObjectNode model = root.putObject("model").put("type", "WordLevel");
    ObjectNode ids = model.putObject("vocab");
    List<String> tokens = vocabulary.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      ids.put(tokens.get(i), i);
    }
    model.put("unk_token", Vocabulary.UNKNOWN);
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
  }
}
