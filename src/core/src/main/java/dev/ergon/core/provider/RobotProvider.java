package dev.ergon.core.provider;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.robot.Robot;

/** Opens robots of one kind: a simulator's or a driver's. */
public interface RobotProvider {
  /** What a configuration says to choose it, for example {@code embedded}. */
  String kind();

  /**
   * Opens the robot, motors off.
   *
   * @param config its own keys, {@code kind} left out
   * @throws dev.ergon.core.error.InvalidInputException if the configuration is wrong
   * @throws dev.ergon.core.error.HostLacksException if a device or a library is not there
   */
  Robot open(ConfigNode config, ProviderContext context);
}
