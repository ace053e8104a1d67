package dev.ergon.hardware.testing;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.robot.Robot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * An SO-101 of emulated servos on a pseudo-terminal, in the middle of its ranges, with its
 * calibration file, and the robot that drives it.
 */
public final class So101Line implements AutoCloseable {
  private static final String CALIBRATION = "follower.json";

  private final Path folder;
  private final EmulatedSts servos = new EmulatedSts();
  private final ServoPty pty;

  /**
   * @param folder empty; the calibration file and the ends of the line are put there
   * @throws IOException if socat is not there
   */
  public So101Line(Path folder, LineNoise noise) throws IOException {
    this.folder = folder;
    addMotors(servos, writeCalibration(folder));
    pty = ServoPty.open(folder, servos, noise);
  }

  /** Puts the calibration file of the emulated arm into {@code folder}. */
  public static Path writeCalibration(Path folder) throws IOException {
    Path calibration = folder.resolve(CALIBRATION);
    try (InputStream in = So101Line.class.getResourceAsStream(CALIBRATION)) {
      if (in == null) {
        throw new IOException(CALIBRATION + " is missing");
      }
      Files.copy(in, calibration, StandardCopyOption.REPLACE_EXISTING);
    }
    return calibration;
  }

  /** Adds the six motors of a calibration file, each in the middle of its range. */
  public static void addMotors(EmulatedSts servos, Path calibration) {
    ConfigReader.read(calibration)
        .children()
        .values()
        .forEach(motor -> {
          int min = Integer.parseInt(motor.text("range_min"));
          int max = Integer.parseInt(motor.text("range_max"));
          servos.add(
              Integer.parseInt(motor.text("id")),
              Integer.parseInt(motor.text("homing_offset")),
              min,
              max,
              (min + max) / 2);
        });
  }

  public EmulatedSts servos() {
    return servos;
  }

  public ServoPty pty() {
    return pty;
  }

  /** The keys of a launch file's {@code robot}. */
  public Map<String, String> robotKeys() {
    return Map.of("kind", "so101", "port", pty.port(), "calibration", CALIBRATION);
  }

  /**
   * Opens the robot through its provider.
   *
   * @param busKeys {@code key=value} below {@code bus}
   */
  public Robot open(String... busKeys) {
    ConfigNode config =
        ConfigReader.read("so101.yaml", "bus: {answer_timeout: 100 ms, state_timeout: 3 s}");
    for (Map.Entry<String, String> key : robotKeys().entrySet()) {
      config = config.withOverride(key.getKey() + "=" + key.getValue());
    }
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
