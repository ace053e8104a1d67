package dev.ergon.sim.embedded.expert;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.provider.PolicyProvider;
import dev.ergon.core.provider.ProviderContext;

/** {@code policy: {kind: random, chunk: 1}}. */
public final class RandomPolicyProvider implements PolicyProvider {
  @Override
  public String kind() {
    return RandomPolicy.NAME;
  }

  @Override
  public Policy open(ConfigNode config, ProviderContext context) {
    ChunkSettings settings = config.bind(ChunkSettings.class);
    return new RandomPolicy(settings.chunk());
  }
}
