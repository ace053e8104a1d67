package dev.ergon.policy.runtime.model;

import dev.ergon.core.config.Default;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.onnx.SessionSettings;

/**
 * How a model's graphs are loaded. Vision and language may sit on different providers.
 *
 * @param vision how the vision encoder runs
 * @param language how token embedding and decoder run
 * @param visionVariant which export of the vision encoder
 * @param languageVariant which export of the other two
 * @param maxModelBytes how much all files together may bring; larger bundles are refused unread
 */
public record ModelSettings(
    @Default("{}") SessionSettings vision,
    @Default("{}") SessionSettings language,
    @Default("fp32") GraphVariant visionVariant,
    @Default("fp32") GraphVariant languageVariant,
    @Default("8 GiB") long maxModelBytes) {
  private static final long DEFAULT_MAX_BYTES = 8L << 30;

  public ModelSettings {
    if (maxModelBytes <= 0) {
      throw new IllegalArgumentException("max_model: got " + maxModelBytes + ", wanted > 0");
    }
  }

  /** The CPU alone, fp32. */
  public static ModelSettings cpu(int threads) {
    return of(SessionSettings.cpu(threads), GraphVariant.FP32);
  }

  /** The same for all three graphs. */
  public static ModelSettings of(SessionSettings session, GraphVariant variant) {
    return new ModelSettings(session, session, variant, variant, DEFAULT_MAX_BYTES);
  }
}
