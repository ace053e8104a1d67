package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in a bundle's folder everything lies: graphs in {@code onnx/} or beside the rest. */
public final class BundleFolder {
  public static final String VISION_ENCODER = "vision_encoder";
  public static final String EMBED_TOKENS = "embed_tokens";
  public static final String DECODER = "decoder_model_merged";
  public static final String STATE_ENCODER = "state_encoder";
  public static final String MANIFEST = "ergon.json";

  private final Path path;
  private final ModelConfig config;

  private BundleFolder(Path path, ModelConfig config) {
    this.path = path;
    this.config = config;
  }

  /**
   * The bundle in {@code path}.
   *
   * @throws InvalidInputException if it is no folder, or its configurations are wrong
   */
  public static BundleFolder open(Path path) {
    if (!Files.isDirectory(path)) {
      throw new InvalidInputException(
          path + ": there is no such folder; a policy bundle is a folder");
    }
    return new BundleFolder(path, ModelConfig.read(path));
  }

  public Path path() {
    return path;
  }

  public ModelConfig config() {
    return config;
  }

  /**
   * The family that {@code config.json} names.
   *
   * @throws InvalidInputException if none is served by that name
   */
  public PolicyFamily family() {
    return PolicyFamily.ofModelType(config.modelType())
        .orElseThrow(() -> {
          List<String> served = new ArrayList<>();
          for (PolicyFamily family : PolicyFamily.values()) {
            served.addAll(family.modelTypes());
          }
          return new InvalidInputException(
              file("config.json")
                  + ": model_type: got '"
                  + config.modelType()
                  + "', wanted one of "
                  + served);
        });
  }

  /** The manifest, where there is one. */
  public Optional<Path> manifest() {
    return Optional.of(file(MANIFEST)).filter(Files::exists);
  }

  /** A file of the bundle, there or not. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** The file of {@code graph} in {@code variant}, there or not. */
  public Path graph(String graph, GraphVariant variant) {
    String name = graph + variant.suffix() + ".onnx";
    Path inside = path.resolve("onnx").resolve(name);
    Path flat = path.resolve(name);
    return !Files.exists(inside) && Files.exists(flat) ? flat : inside;
  }
}
