package dev.ergon.sim.embedded;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;

/** {@code robot: {kind: embedded}}: the arm of the run's one simulator. */
public final class EmbeddedRobotProvider implements RobotProvider {
  /** There is nothing to choose. */
  public record NoSettings() {}

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    config.bind(NoSettings.class);
    return context.shared(EmbeddedSimulator.class, EmbeddedSimulator::create).robot();
  }
}
