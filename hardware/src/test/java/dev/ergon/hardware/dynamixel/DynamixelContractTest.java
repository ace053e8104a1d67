package dev.ergon.hardware.dynamixel;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.contract.ServoLineContract;
import dev.ergon.hardware.testing.EmulatedX;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.ServoPty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An arm of two X-series servos, the second of which turns against its joint. */
class DynamixelContractTest extends ServoLineContract {
  private static final String URDF =
      """
      <robot name="two">
        <link name="base_link"/><link name="mid"/><link name="tool0"/>
        <joint name="turn" type="revolute"><parent link="base_link"/><child link="mid"/>
          <axis xyz="0 0 1"/><limit lower="-1" upper="1" velocity="1" effort="1"/></joint>
        <joint name="bend" type="revolute"><parent link="mid"/><child link="tool0"/>
          <axis xyz="0 1 0"/><limit lower="-2" upper="2" velocity="1" effort="1"/></joint>
      </robot>
      """;

  private ServoPty line;
  private Robot robot;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("two.urdf"), URDF);
    EmulatedX servos = new EmulatedX();
    servos.add(1, 2048);
    servos.add(2, 1900);
    line = ServoPty.open(folder, servos, LineNoise.none());
    String keys =
        """
        kind: dynamixel
        port: %s
        urdf: two.urdf
        joints: {turn: {id: 1}, bend: {id: 2, direction: -1}}
        bus: {answer_timeout: 100 ms, state_timeout: 3 s}
        """
            .formatted(line.port());
    try (ProviderContext context = new ProviderContext(folder, 1)) {
      robot =
          Providers.load(DynamixelContractTest.class.getClassLoader())
              .robot(ConfigReader.read("dynamixel.yaml", keys), context);
    }
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
