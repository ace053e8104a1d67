package dev.ergon.control.log;

import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.mailbox.SpscRing;
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
 * up, cycles are lost from the log, counted there, and never waited for; where the disk refuses, or
 * the log is as large as it may get, it ends and says why, and control goes on.
 */
public final class CommandLog implements AutoCloseable {
  private static final int TICK_SLOTS = 4096;
  private static final int CHUNK_SLOTS = 64;
  private static final long IDLE_NANOS = 2_000_000L;

  /** How long a disk that hangs may hold up the end of a run. */
  private static final long CLOSE_MILLIS = 10_000L;

  private final Path file;
  private final SpscRing<LoggedTick> ticks;
  private final SpscRing<PreparedChunk> chunks;
  private final CountedStream counted;
  private final DataOutputStream out;
  private final long maxBytes;
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong cycles = new AtomicLong();
  private final @Nullable Thread writer;
  private long lostWritten;
  private volatile boolean closing;
  private volatile String stopped = "";

  private CommandLog(
      Path file,
      OutputStream stream,
      Record setup,
      int joints,
      ActionLayout layout,
      long maxBytes,
      boolean ownThread)
      throws IOException {
    this.file = file;
    this.maxBytes = maxBytes;
    ticks = new SpscRing<>(TICK_SLOTS, () -> new LoggedTick(joints));
    chunks = new SpscRing<>(CHUNK_SLOTS, () -> new PreparedChunk(layout));
    counted = new CountedStream(new BufferedOutputStream(stream, 1 << 16));
    out = new DataOutputStream(counted);
    out.writeInt(LogFormat.MAGIC);
    out.writeInt(LogFormat.VERSION);
    out.writeInt(RecordFormat.fingerprint(setup.getClass()));
    RecordFormat.write(out, setup);
    writer = ownThread ? new Thread(this::run, "ergon-command-log") : null;
    if (writer != null) {
      writer.setDaemon(true);
      writer.start();
    }
  }

  /**
   * A log in a new file, written by a thread of its own.
   *
   * @param setup what a reader needs to know to make sense of it: robot, actions, configuration
   * @param maxBytes the cycle that makes it larger is its last
   * @throws IOException if the file cannot be made
   */
  public static CommandLog open(
      Path file, Record setup, int joints, ActionLayout layout, long maxBytes) throws IOException {
    OutputStream stream = Files.newOutputStream(file);
    return new CommandLog(file, stream, setup, joints, layout, maxBytes, true);
  }

  /** A log that is written when {@link #drain} is called, on the caller's thread. */
  public static CommandLog to(
      OutputStream stream, Record setup, int joints, ActionLayout layout, long maxBytes)
      throws IOException {
    return new CommandLog(Path.of(""), stream, setup, joints, layout, maxBytes, false);
  }

  /** Control thread: the slot for this cycle, or null where it is lost. Real-time safe. */
  public @Nullable LoggedTick claim() {
    if (isStopped()) {
      return null;
    }
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
    if (isStopped()) {
      return;
    }
    PreparedChunk slot = chunks.claim();
    if (slot == null) {
      lost.lazySet(lost.getPlain() + 1);
      return;
    }
    slot.copyFrom(chunk);
    chunks.publish();
  }

  /**
   * Waits until the next cycle will not be lost: for a simulation, whose time can wait for a disk.
   * On the control thread, between two cycles.
   */
  public void awaitRoom() {
    while (!isStopped() && ticks.size() >= TICK_SLOTS && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, IDLE_NANOS);
    }
  }

  private boolean isStopped() {
    return !stopped.isEmpty();
  }

  /** How it went so far. Any thread. */
  public LogReport report() {
    return new LogReport(file, cycles.get(), lost.get(), stopped);
  }

  private void run() {
    try (out) {
      while (!closing && !isStopped()) {
        if (drain() == 0) {
          LockSupport.parkNanos(this, IDLE_NANOS);
        }
      }
      finish();
    } catch (IOException e) {
      stopped = "stopped: " + e.getMessage();
    }
  }

  /** Writes what is there; answers how many cycles. The log's thread only. */
  public int drain() throws IOException {
    int written = 0;
    LoggedTick tick = ticks.peek();
    while (tick != null && !isStopped()) {
      write(tick);
      ticks.release();
      written++;
      tick = ticks.peek();
    }
    return written;
  }

  private void write(LoggedTick tick) throws IOException {
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
    cycles.lazySet(cycles.getPlain() + 1);
    if (counted.bytes >= maxBytes) {
      out.writeByte(LogFormat.FULL);
      stopped = "stopped: it is as large as it may get (" + maxBytes + " bytes)";
    }
  }

  private void writeChunk() throws IOException {
    PreparedChunk chunk = chunks.peek();
    if (chunk != null) {
      out.writeByte(LogFormat.CHUNK);
      chunk.writeTo(out);
      chunks.release();
    }
  }

  private void finish() throws IOException {
    drain();
    if (!isStopped()) {
      out.writeByte(LogFormat.END);
    }
  }

  /** Writes the rest and closes the file; {@link #report} tells whether that succeeded. */
  @Override
  public void close() {
    closing = true;
    if (writer != null) {
      awaitEnd(writer);
      return;
    }
    try (out) {
      finish();
    } catch (IOException e) {
      stopped = "stopped: " + e.getMessage();
    }
  }

  private void awaitEnd(Thread thread) {
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(CLOSE_MILLIS);
      if (thread.isAlive()) {
        stopped = "stopped: the disk did not take its end within " + CLOSE_MILLIS + " ms";
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counts what goes through. */
  private static final class CountedStream extends OutputStream {
    private final OutputStream out;
    private long bytes;

    CountedStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      out.write(b, off, len);
      bytes += len;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
