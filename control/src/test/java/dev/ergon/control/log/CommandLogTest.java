package dev.ergon.control.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.CommandLogs;
import dev.ergon.control.CommandLogs.Verification;
import dev.ergon.control.ControlConfig;
import dev.ergon.control.LoggedRun;
import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Rig;
import dev.ergon.control.Spaces;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.error.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandLogTest {
  @TempDir Path folder;

  private Path run() throws IOException {
    return run(ControlConfig.DEFAULT);
  }

  /** A run with motion, a stall, an emergency stop and a new start. */
  private Path run(ControlConfig config) throws IOException {
    Path file = folder.resolve("run.ergonlog");
    Rig rig = Rig.panda(Spaces.toolSteps(), config);
    try (var log = rig.controller.logTo(file)) {
      play(rig);
      log.close();
      assertEquals(0, log.report().lost());
    }
    return file;
  }

  private static void play(Rig rig) {
    Random random = new Random(7);
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
  }

  @Test
  void replayGivesTheSameBytes() throws IOException {
    Path file = run();
    assertArrayEquals(Files.readAllBytes(file), replayed(file));
  }

  private static byte[] replayed(Path file) throws IOException {
    var again = new ByteArrayOutputStream();
    CommandLogs.replay(file, again);
    return again.toByteArray();
  }

  @Test
  void replayGivesTheSameBytesWithTorques() throws IOException {
    Path file = run(ControlConfig.of("torque.mode=impedance"));
    assertArrayEquals(Files.readAllBytes(file), replayed(file));
    VerifierReport report = CommandLogs.verify(file).report();
    assertEquals(0, report.violations(), () -> String.join("\n", report.first()));
    assertTrue(report.largestTorqueShare() > 0.1);
  }

  @Test
  void verifierFindsNothingInAnHonestLog() throws IOException {
    Verification found = CommandLogs.verify(run());
    VerifierReport report = found.report();
    assertEquals(0, report.violations(), () -> String.join("\n", report.first()));
    assertTrue(found.holds());
    assertTrue(report.cycles() > 2_000);
    assertEquals(LogEnding.COMPLETE, found.ending());
    assertTrue(report.largestVelocityShare() > 0.01);
    assertTrue(report.leastJointRoom() > 0);
  }

  @Test
  void aLogNeedsNothingElseToBeUnderstood() throws IOException {
    ControlConfig config =
        ControlConfig.of(
            "rate=500 Hz", "envelope.table_height=-0.3 m", "chunks.strategy=async_overlap");
    LoggedRun logged = CommandLogs.verify(run(config)).run();
    assertEquals(config, logged.config());
    assertEquals(Spaces.toolSteps(), logged.space());
    assertEquals(PandaWithGripper.model().description(), logged.model().description());
    assertEquals(PandaWithGripper.model().actuatedNames(), logged.model().actuatedNames());
  }

  @Test
  void verifierFindsACommandThatJumps() throws IOException {
    byte[] bytes = Files.readAllBytes(run());
    // The last tick's first commanded position, found from the end: 8 joints of three and the mark.
    int at = bytes.length - 1 - 3 * 8 * Double.BYTES;
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.putDouble(at, buffer.getDouble(at) + 0.01);
    Path forged = Files.write(folder.resolve("forged.ergonlog"), bytes);
    VerifierReport report = CommandLogs.verify(forged).report();
    assertTrue(report.violations() > 0);
    assertTrue(report.first().get(0).contains("velocity"), report.first().get(0));
  }

  @Test
  void aLogThatWasCutOffIsReadAsFarAsItGoes() throws IOException {
    byte[] bytes = Files.readAllBytes(run());
    Path cut = Files.write(folder.resolve("cut.ergonlog"), Arrays.copyOf(bytes, bytes.length / 2));
    Verification found = CommandLogs.verify(cut);
    assertEquals(LogEnding.CUT_OFF, found.ending());
    assertTrue(found.report().cycles() > 500);
    assertEquals(0, found.report().violations());
  }

  @Test
  void aLogEndsWhereItIsAsLargeAsItMayGetAndTheRunGoesOn() throws IOException {
    Path file = folder.resolve("full.ergonlog");
    ControlConfig config = ControlConfig.of("command_log={directory: logs, max_size: 1 MB}");
    Rig rig = Rig.panda(Spaces.toolSteps(), config);
    try (var log = rig.controller.logTo(file)) {
      play(rig);
      rig.tick(2_000);
      log.close();
      assertTrue(log.report().stopped().contains("as large as it may get"), log.report().line());
      assertEquals(0, log.report().lost());
    }
    assertTrue(Files.size(file) < 1_001_000, Files.size(file) + " bytes");
    Verification found = CommandLogs.verify(file);
    assertEquals(LogEnding.FULL, found.ending());
    assertTrue(found.report().cycles() < rig.controller.snapshot().cycle());
    assertArrayEquals(Files.readAllBytes(file), replayed(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskEndsTheLogAndNotTheRun() throws IOException {
    Rig rig = Rig.panda(Spaces.toolSteps(), ControlConfig.DEFAULT);
    try (var log = rig.controller.logTo(Path.of("/dev/full"))) {
      play(rig);
      log.close();
      assertTrue(log.report().stopped().startsWith("stopped: "), log.report().line());
    }
    assertEquals(ControlState.RUNNING, rig.state());
  }

  @Test
  void eachRunGetsAFileOfItsOwn() {
    var options = new CommandLogOptions(folder.resolve("logs").toString(), 1_000_000);
    assertEquals("commands-0001.ergonlog", options.newFile().getFileName().toString());
    assertEquals("commands-0002.ergonlog", options.newFile().getFileName().toString());
  }

  @Test
  void refusesAFileThatIsNoLog() throws IOException {
    Path other = Files.writeString(folder.resolve("notes.txt"), "not a log at all");
    assertThrows(InvalidInputException.class, () -> CommandLogs.verify(other));
  }

  @Test
  void refusesDamagedLogsWithATypedError() throws IOException {
    byte[] bytes = Files.readAllBytes(run());
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = Arrays.copyOf(bytes, 20_000);
      for (int k = 0; k <= random.nextInt(4); k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.ergonlog"), damaged);
      try {
        assertTrue(CommandLogs.verify(file).report().cycles() >= 0);
      } catch (InvalidInputException e) {
        assertTrue(e.getMessage() != null);
      }
    }
  }
}
