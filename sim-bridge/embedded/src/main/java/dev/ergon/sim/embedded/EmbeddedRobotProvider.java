package dev.ergon.sim.embedded;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.sim.embedded.arm.ArmChoice;
import dev.ergon.sim.embedded.arm.TableArm;

/** {@code robot: {kind: embedded, arm: ergon}}: the arm of the run's one simulator. */
public final class EmbeddedRobotProvider implements RobotProvider {
  /** Which arm stands at the table. */
  record Settings(@Default("ergon") ArmChoice arm) {}

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    TableArm arm = config.bind(Settings.class).arm().arm();
    return context.shared(EmbeddedSimulator.class, () -> EmbeddedSimulator.create(arm)).robot();
  }
}
