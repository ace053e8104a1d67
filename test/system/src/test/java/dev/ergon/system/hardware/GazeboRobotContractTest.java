package dev.ergon.system.hardware;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.contract.RobotContract;
import dev.ergon.launch.sim.ServedSimulator.Pacing;
import dev.ergon.system.gazebo.ServedOverGazebo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A model behind Gazebo's transport is a robot like any other. */
class GazeboRobotContractTest extends RobotContract {
  private static final long CYCLE_NANOS = 4_000_000;
  private ServedOverGazebo simulator;
  private ProviderContext context;
  private Robot robot;

  @BeforeEach
  void open() {
    simulator = new ServedOverGazebo(Pacing.HOST);
    context = new ProviderContext(Path.of("."), 1);
    robot =
        Providers.load(GazeboRobotContractTest.class.getClassLoader())
            .robot(ConfigReader.read("robot", simulator.robot()), context);
  }

  @AfterEach
  void close() throws InterruptedException {
    robot.close();
    context.close();
    simulator.close();
  }

  @Override
  protected Robot robot() {
    return robot;
  }

  @Override
  protected void pass() {
    try {
      robot.clock().sleepUntil(robot.clock().nanos() + CYCLE_NANOS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
