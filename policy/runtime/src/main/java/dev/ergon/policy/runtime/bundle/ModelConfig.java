package dev.ergon.policy.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.core.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of {@code config.json} and {@code generation_config.json} the runtime needs.
 *
 * @param modelType for example {@code llava}
 * @param vocabularySize V, rows of the language head, padding included
 * @param imageTokenId the id that image features replace, if the family has one
 * @param emptyTokenId OpenVLA's empty piece, if the file names it
 * @param keyValueHeads of the decoder
 * @param headSize of the decoder
 * @param maxPositions how long a sequence may grow, pictures included
 * @param endIds ids that end a text
 */
public record ModelConfig(
    String modelType,
    int vocabularySize,
    OptionalInt imageTokenId,
    OptionalInt emptyTokenId,
    int keyValueHeads,
    int headSize,
    int maxPositions,
    Set<Integer> endIds) {
  private static final int DEFAULT_MAX_POSITIONS = 4096;
  private static final int MAX_POSITIONS = 1 << 20;

  public ModelConfig {
    endIds = Set.copyOf(endIds);
    if (maxPositions < 1 || maxPositions > MAX_POSITIONS) {
      throw new InvalidInputException(
          "config.json: max_position_embeddings: got "
              + maxPositions
              + ", wanted 1.."
              + MAX_POSITIONS);
    }
  }

  /**
   * Reads the bundle's configurations.
   *
   * @throws InvalidInputException naming file and key
   */
  static ModelConfig read(Path folder) {
    JsonFile config = JsonFile.read(folder.resolve("config.json"));
    String type = config.at("/model_type").asText("");
    int heads = config.requiredInteger("/text_config/num_attention_heads", "/num_attention_heads");
    OptionalInt headSize = config.integer("/text_config/head_dim", "/head_dim");
    int hidden = config.requiredInteger("/text_config/hidden_size", "/hidden_size");
    if (heads == 0) {
      throw config.wrong("/text_config/num_attention_heads", "1 or more");
    }
    return new ModelConfig(
        type,
        config.requiredInteger("/text_config/vocab_size", "/vocab_size"),
        config.integer("/image_token_id", "/image_token_index"),
        config.integer("/empty_token_id"),
        config.integer("/text_config/num_key_value_heads", "/num_key_value_heads").orElse(heads),
        headSize.orElse(hidden / heads),
        config
            .integer("/text_config/max_position_embeddings", "/max_position_embeddings")
            .orElse(DEFAULT_MAX_POSITIONS),
        endIds(folder, config));
  }

  private static Set<Integer> endIds(Path folder, JsonFile config) {
    Path generation = folder.resolve("generation_config.json");
    JsonFile source = Files.exists(generation) ? JsonFile.read(generation) : config;
    String pointer =
        source != config || config.root().has("eos_token_id")
            ? "/eos_token_id"
            : "/text_config/eos_token_id";
    JsonNode ids = source.at(pointer);
    Set<Integer> ends = new TreeSet<>();
    if (ids.isInt()) {
      ends.add(ids.intValue());
    }
    for (JsonNode id : ids) {
      if (!id.isInt()) {
        throw source.wrong(pointer, "an id or a list of ids");
      }
      ends.add(id.intValue());
    }
    return ends;
  }
}
