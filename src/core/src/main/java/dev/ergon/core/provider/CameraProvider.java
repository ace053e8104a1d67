package dev.ergon.core.provider;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.observation.CameraSource;

/** Opens cameras of one kind. */
public interface CameraProvider {
  /** What a configuration says to choose it, for example {@code v4l2}. */
  String kind();

  /**
   * Opens the camera, which begins to take pictures. Its stamps come from the run's {@link
   * dev.ergon.core.time.Clock}, which the context shares.
   *
   * @param name the camera's name in observations and datasets
   * @param config its own keys, {@code kind} left out
   * @throws dev.ergon.core.error.InvalidInputException if the configuration is wrong
   * @throws dev.ergon.core.error.HostLacksException if a device or a library is not there
   */
  CameraSource open(String name, ConfigNode config, ProviderContext context);
}
