package dev.ergon.transport.ros1.internal.tcpros;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads frames: four bytes of length, then as many bytes. A frame that claims more than the bound
 * is refused; memory grows with what arrives, not with what is claimed. Used by one thread.
 */
public final class FrameReader {
  private static final int FIRST_BYTES = 4096;

  private final InputStream in;
  private final int maxBytes;
  private byte[] buffer = new byte[FIRST_BYTES];

  public FrameReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /**
   * The next frame's bytes, little-endian. A view, valid until the next call.
   *
   * @throws EOFException if the stream ends, between frames or within one
   * @throws TcprosException if the frame is too long
   */
  public ByteBuffer next() throws IOException {
    int length = readLength();
    if (length < 0 || length > maxBytes) {
      throw new TcprosException(
          "got a length of " + (length & 0xFFFFFFFFL) + " bytes, wanted at most " + maxBytes);
    }
    int read = 0;
    while (read < length) {
      if (read == buffer.length) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(maxBytes, 2L * buffer.length));
      }
      read += readSome(read, Math.min(length, buffer.length) - read);
    }
    return ByteBuffer.wrap(buffer, 0, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** One byte. */
  public int octet() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException("the peer closed the connection");
    }
    return value;
  }

  private int readLength() throws IOException {
    int length = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      length |= octet() << (8 * i);
    }
    return length;
  }

  private int readSome(int at, int most) throws IOException {
    int count = in.read(buffer, at, most);
    if (count < 0) {
      throw new EOFException("the peer closed the connection within a frame");
    }
    return count;
  }
}
