package dev.ergon.launch.tokenizer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Lines of bytes with a bound on their length. One thread. */
public final class BoundedLines {
  /** The longest line that is kept. */
  public static final int MAX_BYTES = 16 << 20;

  /**
   * A line.
   *
   * @param bytes without its line end; empty if {@code tooLong}
   * @param tooLong whether it passed the bound and was skipped
   */
  public record Line(byte[] bytes, boolean tooLong) {}

  private final InputStream in;

  public BoundedLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** The next line, or null at the end. */
  public @Nullable Line next() {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      boolean tooLong = false;
      int b = in.read();
      if (b < 0) {
        return null;
      }
      for (; b >= 0 && b != '\n'; b = in.read()) {
        tooLong |= line.size() >= MAX_BYTES;
        if (!tooLong) {
          line.write(b);
        }
      }
      return tooLong ? new Line(new byte[0], true) : new Line(line.toByteArray(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
