package dev.ergon.core.provider;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.policy.Policy;

/** Opens policies of one kind. */
public interface PolicyProvider {
  /** What a configuration says to choose it, for example {@code expert}. */
  String kind();

  /**
   * Loads the policy, ready to {@link Policy#begin}.
   *
   * @param config its own keys, {@code kind} left out
   * @throws dev.ergon.core.error.InvalidInputException if the configuration or a model file is
   *     wrong
   * @throws dev.ergon.core.error.HostLacksException if a library is not there
   */
  Policy open(ConfigNode config, ProviderContext context);
}
