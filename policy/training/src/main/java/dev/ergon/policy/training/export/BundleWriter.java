package dev.ergon.policy.training.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.RefusalSpec;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.language.TokenizerFile;
import dev.ergon.policy.training.language.Vocabulary;
import dev.ergon.policy.training.model.VlaShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a checkpoint as a bundle that {@code policy/runtime} loads. */
public final class BundleWriter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double HALF = 0.5;
  private static final int BICUBIC = 3;

  private final Checkpoint checkpoint;
  private final Vocabulary vocabulary;
  private final Manifest manifest;

  /**
   * What a bundle says of itself beyond what the checkpoint knows.
   *
   * @param name for people
   * @param state what the state vector holds
   * @param stepPeriod with its unit
   * @param trainingData where it learned, in words
   * @param refusal when a first answer is "done"; null for where that is the likelier
   */
  public record Manifest(
      String name,
      List<StateSpec.Value> state,
      String stepPeriod,
      String trainingData,
      @Nullable RefusalSpec refusal) {}

  public BundleWriter(Checkpoint checkpoint, Manifest manifest) {
    this.checkpoint = checkpoint;
    this.vocabulary = checkpoint.curriculum().vocabulary();
    this.manifest = manifest;
  }

  /** Writes the files that say what the graphs mean, and the graphs in every format. */
  public void write(Path folder, List<WeightFormat> formats, OperatorSet operators)
      throws IOException {
    Files.createDirectories(folder.resolve("onnx"));
    json(folder.resolve("config.json"), config());
    json(
        folder.resolve("generation_config.json"),
        JSON.createObjectNode()
            .put("eos_token_id", vocabulary.id(Vocabulary.END))
            .put("pad_token_id", vocabulary.id(Vocabulary.PADDING)));
    json(folder.resolve("preprocessor_config.json"), preprocessing());
    TokenizerFile.write(vocabulary, folder.resolve("tokenizer.json"));
    json(folder.resolve(BundleFolder.MANIFEST), ergon());
    for (WeightFormat format : formats) {
      Graphs graphs = new Graphs(checkpoint, format, operators);
      write(folder, BundleFolder.VISION_ENCODER, format, graphs.visionEncoder());
      write(folder, BundleFolder.EMBED_TOKENS, format, graphs.embedTokens());
      write(folder, BundleFolder.STATE_ENCODER, format, graphs.stateEncoder());
      write(folder, BundleFolder.DECODER, format, graphs.decoder());
    }
  }

  private static void write(Path folder, String name, WeightFormat format, OnnxGraph graph)
      throws IOException {
    graph.write(folder.resolve("onnx").resolve(name + format.suffix() + ".onnx"));
  }

  private ObjectNode config() {
    VlaShape shape = checkpoint.shape();
    ObjectNode config = JSON.createObjectNode();
    config.put("model_type", "llava");
    config.putArray("architectures").add("LlavaForConditionalGeneration");
    config
        .putObject("vision_config")
        .put("image_size", shape.imageSize())
        .put("patch_size", VlaShape.PATCH)
        .put("hidden_size", shape.visionWidth())
        .put("num_hidden_layers", shape.visionLayers());
    config
        .putObject("text_config")
        .put("vocab_size", shape.vocabulary())
        .put("hidden_size", shape.width())
        .put("intermediate_size", shape.inner())
        .put("num_hidden_layers", shape.layers())
        .put("num_attention_heads", shape.heads())
        .put("num_key_value_heads", shape.heads())
        .put("head_dim", shape.width() / shape.heads())
        .put("max_position_embeddings", shape.maxPositions());
    config.put("image_token_index", vocabulary.id(Vocabulary.IMAGE));
    config.put("image_seq_length", shape.pictureRows());
    return config;
  }

  private ObjectNode preprocessing() {
    int side = checkpoint.shape().imageSize();
    ObjectNode config = JSON.createObjectNode();
    config.put("image_processor_type", "CLIPImageProcessor");
    config.put("do_resize", true);
    config.putObject("size").put("height", side).put("width", side);
    config.put("resample", BICUBIC);
    config.put("do_center_crop", false);
    config.put("do_rescale", true);
    config.put("rescale_factor", 1 / 255.0);
    config.put("do_normalize", true);
    config.putArray("image_mean").add(HALF).add(HALF).add(HALF);
    config.putArray("image_std").add(HALF).add(HALF).add(HALF);
    return config;
  }

  private ObjectNode ergon() {
    String prompt = Vocabulary.IMAGE + Vocabulary.STATE + "{instruction}";
    ObjectNode ergon = JSON.createObjectNode();
    ergon.put("format", BundleManifest.FORMAT);
    ergon.put("name", manifest.name());
    ergon.put("family", "llava");
    ergon
        .putObject("prompt")
        .put("action", prompt + Vocabulary.ACTION)
        .put("question", prompt + Vocabulary.ANSWER);
    ergon
        .putObject("action_tokens")
        .put("scheme", "rt2")
        .put("vocabulary_size", vocabulary.size())
        .put("bins", Vocabulary.BINS)
        .put("decoding", "centre");
    ergon.set("action_space", space(checkpoint.curriculum().space()));
    ObjectNode decode = ergon.putObject("decode").put("mode", "parallel");
    RefusalSpec refusal = manifest.refusal();
    if (refusal != null) {
      decode
          .putObject("refusal")
          .put("threshold", refusal.threshold())
          .put("moved_px", refusal.movedPx());
    }
    ArrayNode placeholders = decode.putArray("placeholders");
    for (int i = 0; i < vocabulary.placeholders(); i++) {
      placeholders.add(Vocabulary.placeholder(i));
    }
    ergon.put("step_period", manifest.stepPeriod());
    ergon.put("chunk_length", 1);
    ArrayNode cameras = ergon.putArray("cameras");
    for (CameraSpec camera : checkpoint.curriculum().cameras()) {
      cameras
          .addObject()
          .put("name", camera.name())
          .put("width", camera.width())
          .put("height", camera.height());
    }
    ergon.putObject("images").put("resize_backend", "pillow");
    ObjectNode state = ergon.putObject("state").put("token", Vocabulary.STATE);
    ArrayNode values = state.putArray("values");
    manifest.state().forEach(value -> values.add(word(value)));
    ergon.put("training_data", manifest.trainingData());
    return ergon;
  }

  private static ObjectNode space(ActionSpace space) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", space.name());
    node.put("frame", space.frame());
    node.put("rotation", word(space.rotation()));
    node.put("gripper", word(space.gripper()));
    ArrayNode dimensions = node.putArray("dimensions");
    for (ActionDimension dimension : space.dimensions()) {
      dimensions
          .addObject()
          .put("name", dimension.name())
          .put("kind", word(dimension.kind()))
          .put("low", dimension.low())
          .put("high", dimension.high());
    }
    return node;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void json(Path file, ObjectNode node) throws IOException {
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
  }
}
