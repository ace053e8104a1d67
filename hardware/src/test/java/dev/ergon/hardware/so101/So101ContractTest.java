package dev.ergon.hardware.so101;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.contract.RobotContract;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.ServoPty;
import dev.ergon.hardware.testing.So101Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class So101ContractTest extends RobotContract {
  private So101Line line;
  private Robot robot;

  @BeforeAll
  static void requireSocat() {
    assumeTrue(ServoPty.isPossible(), "socat is not installed");
  }

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    line = new So101Line(folder, LineNoise.none());
    robot = line.open();
  }

  @AfterEach
  void close() {
    robot.close();
    line.close();
  }

  @Override
  protected Robot robot() {
    return robot;
  }

  /** A cycle is 5 ms. */
  @Override
  protected void pass() {
    LockSupport.parkNanos(6_000_000);
  }
}
