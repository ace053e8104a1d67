package dev.ergon.system.hardware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.hardware.contract.RobotContract;
import dev.ergon.launch.sim.ServedSimulator.Pacing;
import dev.ergon.sim.external.gazebo.GazeboSession;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Clock;
import dev.ergon.system.gazebo.ServedOverGazebo;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

  @Test
  @Timeout(60)
  void namesTheErrorThatEndedItsNode() {
    robot.enable();
    GazeboSession session = context.existing(GazeboSession.class).orElseThrow();
    session
        .node()
        .subscribe(
            "/clock",
            Clock.getDefaultInstance(),
            message -> {
              throw new AssertionError("boom");
            });
    JointStateBuffer state = new JointStateBuffer(robot.model().actuatedCount());
    while (robot.read(state) != RobotStatus.LINK_LOST) {
      pass();
    }
    assertTrue(robot.faultText().contains("boom"), robot.faultText());
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
