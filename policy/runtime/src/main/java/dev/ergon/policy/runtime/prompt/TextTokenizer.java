package dev.ergon.policy.runtime.prompt;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.runtime.bundle.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words' vocabulary: Hugging Face's tokenizer over a bundle's {@code tokenizer.json}, and what
 * that file says of its ids. Used by one thread.
 */
public final class TextTokenizer implements AutoCloseable {
  private static final int MAX_ID = 1 << 22;

  private final Path file;
  private final HuggingFaceTokenizer tokenizer;
  private final BitSet ids = new BitSet();
  private final Map<String, Integer> added = new TreeMap<>();
  private final JsonNode vocabulary;
  private final int baseSize;

  private TextTokenizer(JsonFile json) {
    this.file = json.file();
    this.vocabulary = json.at("/model/vocab");
    readIds(json);
    this.baseSize = ids.length();
    readAdded(json);
    this.tokenizer = load();
  }

  /**
   * Reads {@code tokenizer.json}.
   *
   * @throws InvalidInputException naming the file, if it is none
   */
  public static TextTokenizer read(Path file) {
    return new TextTokenizer(JsonFile.read(file));
  }

  /** The ids of {@code text}, with what the tokenizer puts around every sentence. */
  public int[] encode(String text) {
    long[] encoded = tokenizer.encode(text, true, false).getIds();
    int[] narrowed = new int[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      narrowed[i] = (int) encoded[i];
    }
    return narrowed;
  }

  /** What {@code tokens} say, special tokens left out. Ids without a token say nothing. */
  public String decode(int[] tokens) {
    long[] known = new long[tokens.length];
    int count = 0;
    for (int token : tokens) {
      if (has(token)) {
        known[count++] = token;
      }
    }
    return tokenizer.decode(java.util.Arrays.copyOf(known, count), true);
  }

  /**
   * How many ids the model's own vocabulary has: the last one and all below, without added ones.
   */
  public int baseSize() {
    return baseSize;
  }

  /** One more than the largest id, added ones included. */
  public int size() {
    return ids.length();
  }

  public boolean has(int id) {
    return id >= 0 && ids.get(id);
  }

  /** Tokens that were added to the vocabulary, most of them special. */
  public Set<String> addedTokens() {
    return added.keySet();
  }

  /** The text of an added token. */
  public Optional<String> addedToken(int id) {
    return added.entrySet().stream()
        .filter(e -> e.getValue() == id)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The id of the token whose text is exactly {@code piece}. */
  public OptionalInt id(String piece) {
    Integer special = added.get(piece);
    if (special != null) {
      return OptionalInt.of(special);
    }
    JsonNode id = vocabulary.path(piece);
    return id.isInt() ? OptionalInt.of(id.intValue()) : OptionalInt.empty();
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  private void readIds(JsonFile json) {
    if (vocabulary.isObject()) {
      for (JsonNode id : vocabulary) {
        ids.set(checkedId(json, id));
      }
    } else if (vocabulary.isArray()) {
      ids.set(0, vocabulary.size());
    } else {
      throw json.wrong("/model/vocab", "the vocabulary");
    }
  }

  private void readAdded(JsonFile json) {
    for (JsonNode token : json.at("/added_tokens")) {
      int id = checkedId(json, token.path("id"));
      ids.set(id);
      added.put(token.path("content").asText(), id);
    }
  }

  private static int checkedId(JsonFile json, JsonNode id) {
    if (!id.isInt() || id.intValue() < 0 || id.intValue() > MAX_ID) {
      throw new InvalidInputException(
          json.file() + ": a token has the id " + id + ", wanted 0.." + MAX_ID);
    }
    return id.intValue();
  }

  private HuggingFaceTokenizer load() {
    Map<String, String> options = new HashMap<>();
    options.put("truncation", "false");
    options.put("padding", "false");
    try {
      return HuggingFaceTokenizer.newInstance(file, options);
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          file + ": is no tokenizer that can be used: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new HostLacksException(
          "the tokenizers library cannot be loaded on this platform: " + e.getMessage(), e);
    }
  }
}
