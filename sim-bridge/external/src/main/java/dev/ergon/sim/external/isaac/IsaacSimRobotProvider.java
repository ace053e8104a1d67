package dev.ergon.sim.external.isaac;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.ros2.Ros2RobotProvider;

/**
 * {@code robot: {kind: isaac_sim}}: an articulation behind Isaac Sim's nodes "Publish Joint State"
 * and "Subscribe Joint State". Keys as for {@code ros2}; time is that of {@code /clock}, from
 * "Isaac Read Simulation Time", so the run keeps the simulator's pace, whatever it is.
 */
public final class IsaacSimRobotProvider implements RobotProvider {
  @Override
  public String kind() {
    return "isaac_sim";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    // A stage that loads or renders for a while stands still; the arm waits with it.
    ConfigNode paced = Presets.with(config, "clock", "topic");
    return new Ros2RobotProvider().open(Presets.with(paced, "clock_silence", "2 s"), context);
  }
}
