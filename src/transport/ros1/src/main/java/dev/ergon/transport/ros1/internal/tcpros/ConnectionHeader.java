package dev.ergon.transport.ros1.internal.tcpros;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What both ends of a connection say of themselves before anything else: fields by name, in their
 * order. Each is four bytes of length and {@code name=value}.
 *
 * @see <a href="http://wiki.ros.org/ROS/Connection%20Header">ROS wiki, Connection Header</a>
 */
public record ConnectionHeader(Map<String, String> fields) {
  /** A definition of a large message is some ten thousand bytes. */
  static final int MAX_BYTES = 1 << 20;

  private static final int MAX_FIELDS = 64;
  public static final String ANY = "*";

  public ConnectionHeader {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** One field; null if it is not there. */
  public @Nullable String get(String name) {
    return fields.get(name);
  }

  /**
   * One field.
   *
   * @throws TcprosException if it is not there
   */
  public String required(String name) throws TcprosException {
    String value = fields.get(name);
    if (value == null) {
      throw new TcprosException("connection header: lacks '" + name + "', has " + fields.keySet());
    }
    return value;
  }

  /** Whether {@code name} is 1, as flags are written. */
  public boolean isSet(String name) {
    return "1".equals(fields.get(name));
  }

  /** As it travels, length first. */
  public byte[] encode() {
    byte[][] encoded = new byte[fields.size()][];
    int total = 0;
    int index = 0;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      byte[] bytes = (field.getKey() + "=" + field.getValue()).getBytes(StandardCharsets.UTF_8);
      encoded[index++] = bytes;
      total += Integer.BYTES + bytes.length;
    }
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + total).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(total);
    for (byte[] bytes : encoded) {
      out.putInt(bytes.length).put(bytes);
    }
    return out.array();
  }

  /**
   * Reads a header, length first.
   *
   * @throws IOException if the stream ends early
   * @throws TcprosException if it is no header, or too long
   */
  public static ConnectionHeader read(InputStream in) throws IOException {
    return decode(new FrameReader(in, MAX_BYTES).next());
  }

  private static ConnectionHeader decode(ByteBuffer in) throws TcprosException {
    Map<String, String> fields = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      if (in.remaining() < Integer.BYTES) {
        throw new TcprosException("connection header: ends within a length");
      }
      int length = in.getInt();
      if (length < 0 || length > in.remaining() || fields.size() >= MAX_FIELDS) {
        throw new TcprosException(
            "connection header: got a field of "
                + (length & 0xFFFFFFFFL)
                + " bytes with "
                + in.remaining()
                + " left after "
                + fields.size()
                + " fields, wanted it to fit, and at most "
                + MAX_FIELDS);
      }
      byte[] bytes = new byte[length];
      in.get(bytes);
      String field = new String(bytes, StandardCharsets.UTF_8);
      int equals = field.indexOf('=');
      if (equals < 1) {
        throw new TcprosException("connection header: got a field without a name");
      }
      fields.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return new ConnectionHeader(fields);
  }
}
