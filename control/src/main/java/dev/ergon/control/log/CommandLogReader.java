package dev.ergon.control.log;

import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.core.error.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a command log from its start to its end. A log that was cut off (the process was killed) is
 * read as far as it goes; {@link #ending} tells. Owned by one thread.
 *
 * @param <S> the record that the log begins with
 */
public final class CommandLogReader<S extends Record> implements AutoCloseable {
  /** Receives what stands in a log, in order; the objects are reused. */
  public interface Visitor {
    /** A chunk that the next tick takes in. */
    void chunk(PreparedChunk chunk);

    /** A cycle. */
    void tick(LoggedTick tick);
  }

  private final Path file;
  private final DataInputStream in;
  private final S setup;
  private long lost;
  private LogEnding ending = LogEnding.CUT_OFF;

  /**
   * Opens {@code file} and reads what it says of its run.
   *
   * @throws InvalidInputException if the file is no command log of this version
   */
  public CommandLogReader(Path file, Class<S> setupType) throws IOException {
    this.file = file;
    in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    try {
      require("magic", in.readInt(), LogFormat.MAGIC);
      require("version", in.readInt(), LogFormat.VERSION);
      require("form of its header", in.readInt(), RecordFormat.fingerprint(setupType));
      setup = RecordFormat.read(in, setupType);
    } catch (EOFException | UTFDataFormatException | InvalidInputException e) {
      in.close();
      throw new InvalidInputException(
          "command log %s: %s; wanted one that this version of Ergon wrote"
              .formatted(
                  file, e instanceof EOFException ? "ends within its header" : e.getMessage()),
          e);
    }
  }

  private static void require(String what, int got, int wanted) {
    if (got != wanted) {
      throw new InvalidInputException("got %s %d, wanted %d".formatted(what, got, wanted));
    }
  }

  /** What its run was. */
  public S setup() {
    return setup;
  }

  /**
   * Reads all of it.
   *
   * @param joints how many joints are commanded
   * @param layout how chunks are laid out
   */
  public void forEach(int joints, ActionLayout layout, Visitor visitor) throws IOException {
    LoggedTick tick = new LoggedTick(joints);
    PreparedChunk chunk = new PreparedChunk(layout);
    try {
      while (true) {
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
          case LogFormat.FULL -> {
            ending = LogEnding.FULL;
            return;
          }
          case LogFormat.END -> {
            ending = LogEnding.COMPLETE;
            return;
          }
          default ->
              throw new InvalidInputException(
                  "command log %s: got the mark %d, wanted a record".formatted(file, mark));
        }
      }
    } catch (EOFException e) {
      ending = LogEnding.CUT_OFF;
    }
  }

  /** How it ends; known once it has been read. */
  public LogEnding ending() {
    return ending;
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
