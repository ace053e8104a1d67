package dev.ergon.control.log;

import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.mailbox.SpscRing;
import dev.ergon.core.robot.RobotModel;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes each cycle's inputs and command to a binary file. The control thread fills slots of a
 * ring, real-time safe; a thread of the log's own writes them out. Where that thread cannot keep
 * up, cycles are lost from the log, counted there, and never waited for.
 */
public final class CommandLog implements AutoCloseable {
  private static final int TICK_SLOTS = 4096;
  private static final int CHUNK_SLOTS = 64;
  private static final long IDLE_NANOS = 2_000_000L;

  private final SpscRing<LoggedTick> ticks;
  private final SpscRing<PreparedChunk> chunks;
  private final DataOutputStream out;
  private final AtomicLong lost = new AtomicLong();
  private final @Nullable Thread writer;
  private long lostWritten;
  private volatile boolean closing;
  private volatile @Nullable IOException failure;

  private CommandLog(
      OutputStream stream,
      RobotModel model,
      ActionLayout layout,
      long periodNanos,
      boolean ownThread)
      throws IOException {
    ticks = new SpscRing<>(TICK_SLOTS, () -> new LoggedTick(model.actuatedCount()));
    chunks = new SpscRing<>(CHUNK_SLOTS, () -> new PreparedChunk(layout));
    out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
    out.writeInt(LogFormat.MAGIC);
    out.writeInt(LogFormat.VERSION);
    out.writeUTF(model.name());
    out.writeInt(model.actuatedCount());
    out.writeInt(layout.width());
    out.writeLong(periodNanos);
    writer = ownThread ? new Thread(this::run, "ergon-command-log") : null;
    if (writer != null) {
      writer.setDaemon(true);
      writer.start();
    }
  }

  /**
   * A log in a new file, written by a thread of its own.
   *
   * @throws IOException if the file cannot be made
   */
  public static CommandLog open(Path file, RobotModel model, ActionLayout layout, long periodNanos)
      throws IOException {
    return new CommandLog(Files.newOutputStream(file), model, layout, periodNanos, true);
  }

  /** A log that is written when {@link #drain} is called, on the caller's thread. */
  public static CommandLog to(
      OutputStream stream, RobotModel model, ActionLayout layout, long periodNanos)
      throws IOException {
    return new CommandLog(stream, model, layout, periodNanos, false);
  }

  /** Control thread: the slot for this cycle, or null where it is lost. Real-time safe. */
  public @Nullable LoggedTick claim() {
    LoggedTick slot = ticks.claim();
    if (slot == null) {
      lost.lazySet(lost.getPlain() + 1);
    }
    return slot;
  }

  /** Control thread: the slot is filled. Real-time safe. */
  public void publish() {
    ticks.publish();
  }

  /** Control thread: a chunk that this cycle takes in, before its tick. Real-time safe. */
  public void chunk(PreparedChunk chunk) {
    PreparedChunk slot = chunks.claim();
    if (slot == null) {
      lost.lazySet(lost.getPlain() + 1);
      return;
    }
    slot.copyFrom(chunk);
    chunks.publish();
  }

  /** Cycles and chunks that are not in the log because its thread did not keep up. */
  public long lost() {
    return lost.get();
  }

  private void run() {
    try {
      while (!closing) {
        if (drain() == 0) {
          LockSupport.parkNanos(this, IDLE_NANOS);
        }
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Writes what is there; answers how many cycles. The log's thread only. */
  public int drain() throws IOException {
    int written = 0;
    LoggedTick tick = ticks.peek();
    while (tick != null) {
      for (int i = 0; i < tick.chunks(); i++) {
        writeChunk();
      }
      if (lost.get() > lostWritten) {
        lostWritten = lost.get();
        out.writeByte(LogFormat.LOST);
        out.writeLong(lostWritten);
      }
      out.writeByte(LogFormat.TICK);
      tick.writeTo(out);
      ticks.release();
      written++;
      tick = ticks.peek();
    }
    return written;
  }

  private void writeChunk() throws IOException {
    PreparedChunk chunk = chunks.peek();
    if (chunk != null) {
      out.writeByte(LogFormat.CHUNK);
      chunk.writeTo(out);
      chunks.release();
    }
  }

  /**
   * Writes the rest and closes the file.
   *
   * @throws IOException if anything could not be written, now or earlier
   */
  @Override
  public void close() throws IOException {
    closing = true;
    if (writer != null) {
      joinWriter(writer);
    }
    try (out) {
      if (failure != null) {
        throw failure;
      }
      drain();
      out.writeByte(LogFormat.END);
    }
  }

  private static void joinWriter(Thread writer) throws IOException {
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("command log: interrupted while its last cycles were written", e);
    }
  }
}
