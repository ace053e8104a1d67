package dev.ergon.sim.embedded.expert;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.provider.PolicyProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.world.TabletopWorld;

/**
 * {@code policy: {kind: expert, chunk: 1}}: the scripted expert, who sees the truth of the run's
 * simulated world, in this process or at the other end of a wire.
 */
public final class ExpertProvider implements PolicyProvider {
  @Override
  public String kind() {
    return ScriptedExpert.NAME;
  }

  @Override
  public Policy open(ConfigNode config, ProviderContext context) {
    ChunkSettings settings = config.bind(ChunkSettings.class);
    TabletopWorld world =
        context
            .existing(TabletopWorld.class)
            .orElseGet(() -> context.shared(EmbeddedSimulator.class, EmbeddedSimulator::create));
    return new ScriptedExpert(world::world, settings.chunk());
  }
}
