package dev.ergon.sim.embedded.expert;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.provider.PolicyProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.sim.embedded.EmbeddedSimulator;

/** {@code policy: {kind: expert}}: the scripted expert in the run's one simulator. */
public final class ExpertProvider implements PolicyProvider {
  /** There is nothing to choose. */
  public record NoSettings() {}

  @Override
  public String kind() {
    return ScriptedExpert.NAME;
  }

  @Override
  public Policy open(ConfigNode config, ProviderContext context) {
    config.bind(NoSettings.class);
    EmbeddedSimulator simulator =
        context.shared(EmbeddedSimulator.class, EmbeddedSimulator::create);
    return new ScriptedExpert(simulator::world);
  }
}
