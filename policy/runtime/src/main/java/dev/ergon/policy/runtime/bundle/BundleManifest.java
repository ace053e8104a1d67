package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.tokenizer.ActionTokenizer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ergon.json}: what a policy's numbers and pictures mean. A key that is missing or unknown
 * is refused; nothing is guessed.
 *
 * @param format {@value #FORMAT}
 * @param actionTokens which ids say actions
 * @param actionSpace what the numbers mean
 * @param stepPeriodNanos the time between two actions
 * @param chunkLength actions in one answer
 * @param cameras in the order the model looks, with the size it was trained on
 * @param state absent for a policy that is not told the robot's state
 * @param trainingData where it learned, in words
 */
public record BundleManifest(
    String format,
    String name,
    PolicyFamily family,
    PromptSpec prompt,
    ActionTokenSpec actionTokens,
    ActionSpace actionSpace,
    @Default("{mode: autoregressive}") DecodeSpec decode,
    long stepPeriodNanos,
    int chunkLength,
    List<CameraSpec> cameras,
    ImageSpec images,
    @Nullable StateSpec state,
    String trainingData) {
  public static final String FORMAT = "ergon-policy/1";

  public BundleManifest {
    cameras = List.copyOf(cameras);
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException("format: got '" + format + "', wanted '" + FORMAT + "'");
    }
    if (stepPeriodNanos <= 0 || chunkLength < 1 || chunkLength > ActionChunk.MAX_HORIZON) {
      throw new IllegalArgumentException(
          "got step_period "
              + stepPeriodNanos
              + " ns and chunk_length "
              + chunkLength
              + ", wanted > 0 and 1.."
              + ActionChunk.MAX_HORIZON);
    }
    if (decode.refusal() != null && actionTokens.scheme() != ActionTokenSpec.Scheme.RT2) {
      throw new IllegalArgumentException(
          "decode.refusal: the scheme is openvla, which has no token for it; wanted rt2");
    }
    if (cameras.isEmpty()
        || cameras.stream().map(CameraSpec::name).distinct().count() != cameras.size()) {
      throw new IllegalArgumentException("cameras: got " + cameras + ", wanted one or more, named");
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws InvalidInputException naming file, line and key
   */
  public static BundleManifest read(Path file) {
    return ConfigReader.read(file).bind(BundleManifest.class);
  }

  /** The tokenizer of its actions. */
  public ActionTokenizer tokenizer() {
    return actionTokens.tokenizer(actionSpace, chunkLength);
  }

  /** What it needs of a robot. */
  public PolicySpec spec() {
    return new PolicySpec(name, actionSpace, cameras, stepPeriodNanos, chunkLength);
  }
}
