package dev.ergon.hardware.ros2;

import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.contract.RobotContract;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class Ros2RobotContractTest extends RobotContract {
  private TopicArm arm;
  private ProviderContext context;
  private Robot robot;

  @BeforeEach
  void open(@TempDir Path folder) {
    arm =
        new TopicArm(TwoJoints.DOMAIN, TwoJoints.WIRE_NAMES, 0.3, 0.4)
            .listening("/arm/joint_command", JointState.TYPE);
    context = new ProviderContext(folder, 1);
    robot = new Ros2RobotProvider().open(TwoJoints.config(folder, "commands: [{}]"), context);
  }

  @AfterEach
  void close() throws InterruptedException {
    robot.close();
    context.close();
    arm.close();
  }

  @Override
  protected Robot robot() {
    return robot;
  }

  /** A cycle is 4 ms. */
  @Override
  protected void pass() {
    LockSupport.parkNanos(5_000_000);
  }
}
