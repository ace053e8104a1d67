package dev.ergon.control.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.CommandLogs;
import dev.ergon.control.ControlConfig;
import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Rig;
import dev.ergon.control.Spaces;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.RobotModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLogTest {
  private final RobotModel model = PandaWithGripper.model();
  private final CommandLogs logs =
      new CommandLogs(model, Spaces.toolSteps(), ControlConfig.DEFAULT);

  @TempDir Path folder;

  private Path run() throws IOException {
    return run(ControlConfig.DEFAULT);
  }

  /** A run with motion, a stall, an emergency stop and a new start. */
  private Path run(ControlConfig config) throws IOException {
    Path file = folder.resolve("run.ergonlog");
    Rig rig = Rig.panda(Spaces.toolSteps(), config);
    Random random = new Random(7);
    try (var log = rig.controller.logTo(file)) {
      rig.start();
      for (int i = 0; i < 2_000; i++) {
        if (i % 40 == 0) {
          double[][] rows = new double[3][];
          for (int r = 0; r < 3; r++) {
            rows[r] = random.doubles(8, -0.03, 0.03).toArray();
            rows[r][6] = random.nextInt(2);
            rows[r][7] = 0;
          }
          rig.offer(0.1, rows);
        }
        if (i == 300) {
          rig.nowNanos += 60_000_000L;
        } else if (i == 700) {
          rig.controller.estop(HaltCause.OPERATOR);
        } else if (i == 900) {
          rig.controller.reset();
        } else if (i == 1000) {
          rig.controller.arm();
          rig.controller.beginTask();
        }
        rig.tick();
      }
      assertEquals(0, log.lost());
    }
    return file;
  }

  @Test
  void replayGivesTheSameBytes() throws IOException {
    Path file = run();
    var again = new ByteArrayOutputStream();
    logs.replay(file, again);
    assertArrayEquals(Files.readAllBytes(file), again.toByteArray());
  }

  @Test
  void replayGivesTheSameBytesWithTorques() throws IOException {
    ControlConfig config = ControlConfig.of("torque.mode=impedance");
    Path file = run(config);
    var again = new ByteArrayOutputStream();
    var torqueLogs = new CommandLogs(model, Spaces.toolSteps(), config);
    torqueLogs.replay(file, again);
    assertArrayEquals(Files.readAllBytes(file), again.toByteArray());
    VerifierReport report = torqueLogs.verify(file);
    assertEquals(0, report.violations(), () -> String.join("\n", report.first()));
    assertTrue(report.largestTorqueShare() > 0.1);
  }

  @Test
  void verifierFindsNothingInAnHonestLog() throws IOException {
    VerifierReport report = logs.verify(run());
    assertEquals(0, report.violations(), () -> String.join("\n", report.first()));
    assertTrue(report.cycles() > 2_000);
    assertTrue(report.complete());
    assertTrue(report.largestVelocityShare() > 0.01);
  }

  @Test
  void verifierFindsACommandThatJumps() throws IOException {
    byte[] bytes = Files.readAllBytes(run());
    // The last tick's first commanded position, found from the end: 8 joints of three and the mark.
    int at = bytes.length - 1 - 3 * 8 * Double.BYTES;
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.putDouble(at, buffer.getDouble(at) + 0.01);
    Path forged = Files.write(folder.resolve("forged.ergonlog"), bytes);
    VerifierReport report = logs.verify(forged);
    assertTrue(report.violations() > 0);
    assertTrue(report.first().get(0).contains("velocity"), report.first().get(0));
  }

  @Test
  void aLogThatWasCutOffIsReadAsFarAsItGoes() throws IOException {
    byte[] bytes = Files.readAllBytes(run());
    Path cut = Files.write(folder.resolve("cut.ergonlog"), Arrays.copyOf(bytes, bytes.length / 2));
    VerifierReport report = logs.verify(cut);
    assertFalse(report.complete());
    assertTrue(report.cycles() > 500);
    assertEquals(0, report.violations());
  }

  @Test
  void refusesAFileThatIsNoLog() throws IOException {
    Path other = Files.writeString(folder.resolve("notes.txt"), "not a log at all");
    assertThrows(InvalidInputException.class, () -> logs.verify(other));
  }
}
