package dev.ergon.hardware.so101;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.testing.EmulatedSts;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.ServoPty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An SO-101 of emulated servos on a pseudo-terminal, and the robot that drives it. */
final class So101Line implements AutoCloseable {
  private final Path folder;
  private final EmulatedSts servos = new EmulatedSts();
  private final ServoPty pty;

  So101Line(Path folder, LineNoise noise) throws IOException {
    this.folder = folder;
    try (InputStream in = So101Line.class.getResourceAsStream("follower.json")) {
      if (in == null) {
        throw new IOException("follower.json is missing");
      }
      Files.copy(in, folder.resolve("follower.json"));
    }
    calibration()
        .motors()
        .forEach((name, motor) ->
            servos.add(
                motor.id(),
                motor.homingOffset(),
                motor.rangeMin(),
                motor.rangeMax(),
                (motor.rangeMin() + motor.rangeMax()) / 2));
    pty = ServoPty.open(folder, servos, noise);
  }

  ArmCalibration calibration() {
    return ArmCalibration.read(folder.resolve("follower.json"), So101Arm.model().actuatedNames());
  }

  EmulatedSts servos() {
    return servos;
  }

  ServoPty pty() {
    return pty;
  }

  /** Opens the robot through its provider, with patience for a busy machine. */
  Robot open(String... busKeys) {
    String yaml =
        """
        kind: so101
        port: %s
        calibration: follower.json
        bus:
          answer_timeout: 100 ms
          state_timeout: 3 s
        """
            .formatted(pty.port());
    var config = ConfigReader.read("test.yaml", yaml);
    for (String key : busKeys) {
      config = config.withOverride("bus." + key);
    }
    try (ProviderContext context = new ProviderContext(folder, 1)) {
      return Providers.load(So101Line.class.getClassLoader()).robot(config, context);
    }
  }

  @Override
  public void close() {
    pty.close();
  }
}
