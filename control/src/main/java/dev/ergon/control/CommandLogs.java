package dev.ergon.control;

import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.log.CommandLogReader;
import dev.ergon.control.log.CommandLogVerifier;
import dev.ergon.control.log.LogEnding;
import dev.ergon.control.log.LoggedTick;
import dev.ergon.control.log.VerifierReport;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.RobotModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can be done with a command log: verify it, or run the same cycles again. Stateless. */
public final class CommandLogs {
  private CommandLogs() {}

  /**
   * What was found in a log.
   *
   * @param run what was commanded, and how
   * @param lost cycles and chunks that are missing within it; commands around a gap are held
   *     against what can be known of them
   */
  public record Verification(LoggedRun run, VerifierReport report, LogEnding ending, long lost) {
    /** Whether no command broke a limit. */
    public boolean holds() {
      return report.violations() == 0;
    }
  }

  /**
   * Holds every command in {@code file} against the limits that were in force.
   *
   * @throws InvalidInputException if it is no command log, or is damaged
   */
  public static Verification verify(Path file) throws IOException {
    try (var reader = new CommandLogReader<>(file, LoggedRun.class)) {
      LoggedRun run = reader.setup();
      RobotModel model = run.model();
      ControlConfig config = run.config();
      Controller fresh = new Controller(model, run.space(), config);
      var verifier =
          new CommandLogVerifier(model, config.envelope(), config.torque(), config.periodNanos());
      reader.forEach(model.actuatedCount(), fresh.layout(), verifier);
      return new Verification(run, verifier.report(), reader.ending(), reader.lost());
    }
  }

  /**
   * Runs the cycles in {@code file} again through a fresh controller and writes their log to {@code
   * out}: the same bytes, if none were lost and the code is the same.
   *
   * @throws InvalidInputException if it is no command log, or is damaged
   */
  public static void replay(Path file, OutputStream out) throws IOException {
    try (var reader = new CommandLogReader<>(file, LoggedRun.class)) {
      LoggedRun run = reader.setup();
      RobotModel model = run.model();
      Controller fresh = new Controller(model, run.space(), run.config());
      int joints = model.actuatedCount();
      try (var log = CommandLog.to(out, run, joints, fresh.layout(), run.maxLogBytes())) {
        fresh.cycle().logTo(log);
        reader.forEach(joints, fresh.layout(), new Replayer(fresh, log));
      }
    }
  }

  /** Whether {@link #replay} gives the bytes that {@code file} has. */
  public static boolean replaysToTheSameBytes(Path file) throws IOException {
    try (InputStream logged = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var comparison = new Comparison(logged);
      replay(file, comparison);
      return comparison.isWhole();
    }
  }

  /** Compares what is written to it with what another stream has. */
  private static final class Comparison extends OutputStream {
    private final InputStream other;
    private boolean same = true;

    Comparison(InputStream other) {
      this.other = other;
    }

    @Override
    public void write(int b) throws IOException {
      same &= other.read() == (b & 0xFF);
    }

    /** Whether all of the other stream was written, and nothing else. */
    boolean isWhole() throws IOException {
      return same && other.read() < 0;
    }
  }

  /** Feeds a controller with what a log says went into another. */
  private static final class Replayer implements CommandLogReader.Visitor {
    private final Controller controller;
    private final CommandLog log;
    private final JointCommandBuffer command;

    Replayer(Controller controller, CommandLog log) {
      this.controller = controller;
      this.log = log;
      command = new JointCommandBuffer(controller.model().actuatedCount());
    }

    @Override
    public void chunk(PreparedChunk chunk) {
      PreparedChunk slot = controller.chunkRing().claim();
      if (slot == null) {
        throw new InvalidInputException(
            "command log: got more chunks before one cycle than a controller takes in; it is damaged");
      }
      slot.copyFrom(chunk);
      controller.chunkRing().publish();
    }

    @Override
    public void tick(LoggedTick tick) {
      controller.cycle().replay(tick, command);
      try {
        log.drain();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
