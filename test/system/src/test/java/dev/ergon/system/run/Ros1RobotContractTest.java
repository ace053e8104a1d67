package dev.ergon.system.run;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.contract.RobotContract;
import dev.ergon.hardware.ros1.Ros1RobotProvider;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A robot under ROS 1, in whatever form it takes its commands, passes the rules of every driver.
 */
@ExtendWith(RoscoreExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Ros1RobotContractTest {
  private final Roscore roscore;
  private ErgonProcess simulator;

  Ros1RobotContractTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @BeforeAll
  void serve() throws IOException {
    simulator =
        new ErgonProcess(
            "sim",
            "serve",
            "--ros1",
            "--wall-time",
            "__master:=" + roscore.uri(),
            "__ip:=127.0.0.1",
            "__ns:=/contract");
    simulator.awaitLine("serving ROS 1");
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  @Nested
  class JointStates extends Rules {
    @Override
    String form() {
      return "joint_state";
    }
  }

  @Nested
  class Positions extends Rules {
    @Override
    String form() {
      return "positions";
    }
  }

  @Nested
  class Trajectories extends Rules {
    @Override
    String form() {
      return "trajectory";
    }
  }

  @Nested
  class Goals extends Rules {
    @Override
    String form() {
      return "follow_joint_trajectory";
    }
  }

  /** One form of commands to the same arm. */
  abstract class Rules extends RobotContract {
    private ProviderContext context;
    private Robot robot;

    abstract String form();

    @BeforeEach
    void open(@TempDir Path folder) {
      context = new ProviderContext(folder, 1);
      ConnectedNode unused =
          context.shared(
              ConnectedNode.class,
              () -> ConnectedNode.connect(roscore.configuration("driver", "__ns:=/contract")));
      String keys =
          "{model: {gripper_joint: finger_joint}, command: {form: %s}, link: {state_timeout: 2 s,"
              + " start_timeout: 20 s}}";
      robot =
          new Ros1RobotProvider().open(ConfigReader.read("robot", keys.formatted(form())), context);
    }

    @AfterEach
    void close() {
      robot.close();
      context.close();
    }

    @Override
    protected Robot robot() {
      return robot;
    }

    /** A state comes every 4 ms. */
    @Override
    protected void pass() {
      LockSupport.parkNanos(8_000_000);
    }
  }
}
