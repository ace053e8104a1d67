package dev.ergon.hardware.so101;

import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.contract.ServoLineContract;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.So101Line;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class So101ContractTest extends ServoLineContract {
  private So101Line line;
  private Robot robot;

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
}
