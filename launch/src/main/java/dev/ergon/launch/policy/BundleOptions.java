package dev.ergon.launch.policy;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.policy.runtime.BundleModel;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.model.ModelSettings;
import dev.ergon.policy.runtime.onnx.ExecutionProvider;
import dev.ergon.policy.runtime.onnx.SessionSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which bundle, and how it is loaded. */
final class BundleOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The bundle's folder.")
  private Path model;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "A manifest to use instead of the folder's ergon.json.")
  private @Nullable Path manifest;

  @Option(
      names = "--unnorm-key",
      paramLabel = "KEY",
      description = "Without manifest: which of config.json's norm_stats actions are decoded by.")
  private @Nullable String unnormKey;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      defaultValue = "FP32",
      description = "Which export of the graphs: ${COMPLETION-CANDIDATES}.")
  private GraphVariant variant;

  @Option(
      names = "--providers",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "TENSORRT,CUDA,CPU",
      description = "Execution providers, tried in order: ${COMPLETION-CANDIDATES}.")
  private List<ExecutionProvider> providers;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads of one operator on the CPU (default: ${DEFAULT-VALUE}).")
  private int threads;

  Path model() {
    return model;
  }

  /** The manifest that counts, where there is one. */
  Optional<BundleManifest> manifest() {
    Path file = manifest;
    if (file != null) {
      return Optional.of(BundleManifest.read(file));
    }
    return BundleFolder.open(model).manifest().map(BundleManifest::read);
  }

  /** Loads the bundle; what was taken without being said goes to {@code err}. */
  BundleModel open(PrintWriter err) {
    Optional<BundleManifest> chosen = manifest();
    if (chosen.isPresent() && unnormKey != null) {
      throw new InvalidInputException(
          "--unnorm-key: got '" + unnormKey + "', but the manifest says how actions are decoded");
    }
    BundleModel opened =
        chosen.isPresent()
            ? BundleModel.open(model, chosen.get(), settings(), new SystemClock())
            : BundleModel.openWithoutManifest(model, unnormKey, settings(), new SystemClock());
    opened.profile().remarks().forEach(remark -> err.println("policy: " + remark));
    err.flush();
    return opened;
  }

  private ModelSettings settings() {
    try {
      return ModelSettings.of(
          new SessionSettings(providers, threads, 0, Map.of(), Map.of(), Map.of()), variant);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("command line: " + e.getMessage(), e);
    }
  }
}
