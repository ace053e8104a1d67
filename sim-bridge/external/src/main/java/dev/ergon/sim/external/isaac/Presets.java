package dev.ergon.sim.external.isaac;

import dev.ergon.core.config.ConfigNode;

/** Values that hold where a configuration is silent. */
final class Presets {
  private Presets() {}

  /** {@code config}, with {@code key: value} unless it says otherwise. */
  static ConfigNode with(ConfigNode config, String key, String value) {
    return config.child(key).isPresent() ? config : config.withOverride(key + "=" + value);
  }
}
