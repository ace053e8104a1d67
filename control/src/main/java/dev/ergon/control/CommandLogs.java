package dev.ergon.control;

import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.log.CommandLogReader;
import dev.ergon.control.log.CommandLogVerifier;
import dev.ergon.control.log.LoggedTick;
import dev.ergon.control.log.VerifierReport;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.RobotModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What can be done with a command log: verify it, or run the same cycles again.
 *
 * @param model the robot that was commanded
 * @param space the action space that was executed
 * @param config the configuration that was in force
 */
public record CommandLogs(RobotModel model, ActionSpace space, ControlConfig config) {

  /** Holds every command in {@code file} against the limits. */
  public VerifierReport verify(Path file) throws IOException {
    Controller fresh = new Controller(model, space, config);
    try (var reader = new CommandLogReader(file, model, fresh.layout())) {
      var verifier =
          new CommandLogVerifier(model, config.envelope(), config.torque(), reader.periodNanos());
      reader.forEach(verifier);
      return verifier.report(reader.lost(), reader.isComplete());
    }
  }

  /**
   * Runs the cycles in {@code file} again through a fresh controller and writes their log to {@code
   * out}: the same bytes, if the log is complete and the code is the same.
   */
  public void replay(Path file, OutputStream out) throws IOException {
    Controller fresh = new Controller(model, space, config);
    try (var reader = new CommandLogReader(file, model, fresh.layout());
        var log = CommandLog.to(out, model, fresh.layout(), reader.periodNanos())) {
      fresh.cycle().logTo(log);
      reader.forEach(new Replayer(fresh, log));
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
        throw new IllegalStateException("a cycle took in more chunks than the ring holds");
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
