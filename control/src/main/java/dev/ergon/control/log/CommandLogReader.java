package dev.ergon.control.log;

import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.RobotModel;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a command log from its start to its end. A log that was cut off (the process was killed) is
 * read as far as it goes; {@link #isComplete} tells. Owned by one thread.
 */
public final class CommandLogReader implements AutoCloseable {
  /** Receives what stands in a log, in order; the objects are reused. */
  public interface Visitor {
    /** A chunk that the next tick takes in. */
    void chunk(PreparedChunk chunk);

    /** A cycle. */
    void tick(LoggedTick tick);
  }

  private final Path file;
  private final DataInputStream in;
  private final LoggedTick tick;
  private final PreparedChunk chunk;
  private final long periodNanos;
  private long lost;
  private boolean complete;

  /**
   * @throws InvalidInputException if the file is no command log of {@code model} and {@code layout}
   */
  public CommandLogReader(Path file, RobotModel model, ActionLayout layout) throws IOException {
    this.file = file;
    in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    try {
      require("magic", in.readInt(), LogFormat.MAGIC);
      require("version", in.readInt(), LogFormat.VERSION);
      String robot = in.readUTF();
      if (!robot.equals(model.name())) {
        throw new InvalidInputException(
            "command log %s: got a log of '%s', wanted '%s'".formatted(file, robot, model.name()));
      }
      require("joints", in.readInt(), model.actuatedCount());
      require("row width", in.readInt(), layout.width());
      periodNanos = in.readLong();
    } catch (EOFException e) {
      in.close();
      throw new InvalidInputException("command log " + file + ": ends within its header", e);
    } catch (InvalidInputException e) {
      in.close();
      throw e;
    }
    tick = new LoggedTick(model.actuatedCount());
    chunk = new PreparedChunk(layout);
  }

  private void require(String what, int got, int wanted) {
    if (got != wanted) {
      throw new InvalidInputException(
          "command log %s: got %s %d, wanted %d".formatted(file, what, got, wanted));
    }
  }

  public long periodNanos() {
    return periodNanos;
  }

  /** Reads all of it. */
  public void forEach(Visitor visitor) throws IOException {
    try {
      while (!complete) {
        byte mark = in.readByte();
        switch (mark) {
          case LogFormat.CHUNK -> {
            chunk.readFrom(in);
            visitor.chunk(chunk);
          }
          case LogFormat.TICK -> {
            tick.readFrom(in);
            visitor.tick(tick);
          }
          case LogFormat.LOST -> lost = in.readLong();
          case LogFormat.END -> complete = true;
          default ->
              throw new InvalidInputException(
                  "command log %s: got the mark %d, wanted a record".formatted(file, mark));
        }
      }
    } catch (EOFException e) {
      complete = false;
    }
  }

  /** Whether the log has its end. */
  public boolean isComplete() {
    return complete;
  }

  /** Cycles and chunks that are missing. */
  public long lost() {
    return lost;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
