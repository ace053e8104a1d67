package dev.ergon.core.provider;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.policy.Policy;

/** A provider that can be found and says with what it was opened. */
public final class BackwardsPolicyProvider implements PolicyProvider {
  @Override
  public String kind() {
    return "backwards";
  }

  @Override
  public Policy open(ConfigNode config, ProviderContext context) {
    throw new UnsupportedOperationException(
        "opened with " + config.children().keySet() + " and seed " + context.seed());
  }
}
