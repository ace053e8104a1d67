package dev.ergon.sim.embedded.expert;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.provider.PolicyProvider;
import dev.ergon.core.provider.ProviderContext;

/** {@code policy: {kind: random}}. */
public final class RandomPolicyProvider implements PolicyProvider {
  /** There is nothing to choose. */
  public record NoSettings() {}

  @Override
  public String kind() {
    return RandomPolicy.NAME;
  }

  @Override
  public Policy open(ConfigNode config, ProviderContext context) {
    config.bind(NoSettings.class);
    return new RandomPolicy();
  }
}
