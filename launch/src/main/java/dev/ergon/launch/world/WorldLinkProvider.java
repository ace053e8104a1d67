package dev.ergon.launch.world;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.provider.ProviderContext;

/** Opens the link to a simulated world over one transport. */
public interface WorldLinkProvider {
  /** What a launch file says to choose it, for example {@code ros1}. */
  String kind();

  /**
   * Opens the link, which hears nothing before {@link WorldLink#subscribe}.
   *
   * @param config its own keys, {@code kind} left out
   */
  WorldLink open(ConfigNode config, ProviderContext context);
}
