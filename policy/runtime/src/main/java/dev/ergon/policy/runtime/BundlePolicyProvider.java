package dev.ergon.policy.runtime;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.provider.PolicyProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.SystemClock;
import dev.ergon.policy.runtime.model.ModelSettings;

/** {@code kind: bundle}: the policy bundle in the folder {@code path}. */
public final class BundlePolicyProvider implements PolicyProvider {
  /**
   * The keys of a launch file.
   *
   * @param path from the launch file's folder
   * @param runtime how the graphs are loaded
   */
  record Settings(String path, @Default("{}") ModelSettings runtime) {}

  @Override
  public String kind() {
    return "bundle";
  }

  @Override
  public Policy open(ConfigNode config, ProviderContext context) {
    Settings settings = config.bind(Settings.class);
    // How long a stage takes is the host's time, in simulation too.
    return BundlePolicy.open(
        context.resolve(settings.path()), settings.runtime(), new SystemClock());
  }
}
