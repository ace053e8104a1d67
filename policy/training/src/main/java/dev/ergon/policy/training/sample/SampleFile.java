package dev.ergon.policy.training.sample;

import dev.ergon.core.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file of samples, read in any order, from any thread. */
public final class SampleFile implements Samples, Closeable {
  private final Path file;
  private final FileChannel channel;
  private final long[] starts;

  private SampleFile(Path file, FileChannel channel, long[] starts) {
    this.file = file;
    this.channel = channel;
    this.starts = starts;
  }

  /**
   * Opens a file and finds its records.
   *
   * @throws InvalidInputException if it is none, or broken
   */
  public static SampleFile open(Path file) {
    @Nullable FileChannel channel = null;
    try {
      channel = FileChannel.open(file);
      ByteBuffer head = bytes(channel, 0, 2 * Integer.BYTES);
      if (head.getInt() != SampleFormat.MAGIC || head.getInt() != SampleFormat.VERSION) {
        throw new InvalidInputException(
            file + ": is no file of samples of version " + SampleFormat.VERSION);
      }
      return new SampleFile(file, channel, starts(file, channel));
    } catch (IOException e) {
      close(channel, e);
      throw new InvalidInputException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (InvalidInputException e) {
      close(channel, e);
      throw e;
    }
  }

  @Override
  public int size() {
    return starts.length;
  }

  @Override
  public TrainingSample get(int index) {
    try {
      int length = bytes(channel, starts[index], Integer.BYTES).getInt();
      byte[] record = bytes(channel, starts[index] + Integer.BYTES, length).array();
      return SampleFormat.read(new DataInputStream(new ByteArrayInputStream(record)));
    } catch (IOException | InvalidInputException e) {
      throw new InvalidInputException(
          file + ": sample " + index + " is broken: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static long[] starts(Path file, FileChannel channel) throws IOException {
    long[] starts = new long[1024];
    int count = 0;
    long at = 2 * Integer.BYTES;
    while (at < channel.size()) {
      int length = bytes(channel, at, Integer.BYTES).getInt();
      if (length < 1
          || length > SampleFormat.MAX_RECORD
          || at + Integer.BYTES + length > channel.size()) {
        throw new InvalidInputException(file + ": breaks off at byte " + at);
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = at;
      at += Integer.BYTES + length;
    }
    return Arrays.copyOf(starts, count);
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("the file ends at byte " + (at + buffer.position()));
      }
    }
    return buffer.flip();
  }

  private static void close(@Nullable FileChannel channel, Exception cause) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
