package dev.ergon.transport.ros.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Appends the fields of a message in the order of its definition. Grows as needed; used again by
 * {@link Wire#encode(Message, MessageWriter)}, it keeps its memory. Owned by one thread.
 *
 * <p>A value that does not fit its field is an {@link IllegalArgumentException}.
 */
public final class MessageWriter {
  private static final int FIRST_BYTES = 256;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Wire wire;
  private ByteBuffer out = ByteBuffer.allocate(FIRST_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** An empty one. */
  public MessageWriter(Wire wire) {
    this.wire = wire;
    begin(wire);
  }

  void begin(Wire nextWire) {
    wire = nextWire;
    out.clear();
    if (wire == Wire.ROS2) {
      Wire.putCdrHeader(out);
    }
  }

  public Wire wire() {
    return wire;
  }

  /** How many bytes have been written, CDR's header included. */
  public int size() {
    return out.position();
  }

  /** What has been written. A view, valid until the next write. */
  public ByteBuffer written() {
    return out.duplicate().flip().asReadOnlyBuffer();
  }

  /** A copy of what has been written. */
  public byte[] toBytes() {
    return Arrays.copyOf(out.array(), out.position());
  }

  public void bool(boolean value) {
    room(1, 1);
    out.put((byte) (value ? 1 : 0));
  }

  public void int8(int value) {
    fits(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "int8");
    room(1, 1);
    out.put((byte) value);
  }

  public void uint8(int value) {
    fits(value, 0, 0xFF, "uint8");
    room(1, 1);
    out.put((byte) value);
  }

  public void int16(int value) {
    fits(value, Short.MIN_VALUE, Short.MAX_VALUE, "int16");
    room(1, Short.BYTES);
    out.putShort((short) value);
  }

  public void uint16(int value) {
    fits(value, 0, 0xFFFF, "uint16");
    room(1, Short.BYTES);
    out.putShort((short) value);
  }

  public void int32(int value) {
    room(1, Integer.BYTES);
    out.putInt(value);
  }

  public void uint32(long value) {
    fits(value, 0, 0xFFFF_FFFFL, "uint32");
    int32((int) value);
  }

  public void int64(long value) {
    room(1, Long.BYTES);
    out.putLong(value);
  }

  public void float32(float value) {
    room(1, Float.BYTES);
    out.putFloat(value);
  }

  public void float64(double value) {
    room(1, Double.BYTES);
    out.putDouble(value);
  }

  /** A time in nanoseconds. ROS 1 counts seconds from 0, ROS 2 with a sign. */
  public void time(long nanos) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    if (wire == Wire.ROS1) {
      fits(seconds, 0, 0xFFFF_FFFFL, "the seconds of a time");
    } else {
      fits(seconds, Integer.MIN_VALUE, Integer.MAX_VALUE, "the seconds of a time");
    }
    int32((int) seconds);
    int32((int) Math.floorMod(nanos, NANOS_PER_SECOND));
  }

  /** A duration in nanoseconds. */
  public void duration(long nanos) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    fits(seconds, Integer.MIN_VALUE, Integer.MAX_VALUE, "the seconds of a duration");
    int32((int) seconds);
    int32((int) Math.floorMod(nanos, NANOS_PER_SECOND));
  }

  /** A string as UTF-8. In CDR it must not hold a NUL, which ends it there. */
  public void string(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    if (wire == Wire.ROS1) {
      int32(bytes.length);
      room(bytes.length, 1);
      out.put(bytes);
      return;
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("string: got one with a NUL inside, which ends it in CDR");
    }
    int32(bytes.length + 1);
    room(bytes.length + 1, 1);
    out.put(bytes).put((byte) 0);
  }

  /** The length of a sequence that follows. */
  public void count(int count) {
    int32(count);
  }

  public void octets(Octets values) {
    room(values.size(), 1);
    out.put(values.asReadOnlyBuffer());
  }

  public void bools(boolean[] values) {
    room(values.length, 1);
    for (boolean value : values) {
      out.put((byte) (value ? 1 : 0));
    }
  }

  public void int16s(short[] values) {
    room(values.length, Short.BYTES);
    out.asShortBuffer().put(values);
    skip(values.length * Short.BYTES);
  }

  public void int32s(int[] values) {
    room(values.length, Integer.BYTES);
    out.asIntBuffer().put(values);
    skip(values.length * Integer.BYTES);
  }

  public void int64s(long[] values) {
    room(values.length, Long.BYTES);
    out.asLongBuffer().put(values);
    skip(values.length * Long.BYTES);
  }

  public void float32s(float[] values) {
    room(values.length, Float.BYTES);
    out.asFloatBuffer().put(values);
    skip(values.length * Float.BYTES);
  }

  public void float64s(double[] values) {
    room(values.length, Double.BYTES);
    out.asDoubleBuffer().put(values);
    skip(values.length * Double.BYTES);
  }

  public void strings(List<String> values) {
    for (String value : values) {
      string(value);
    }
  }

  public void messages(List<? extends Message> values) {
    for (Message value : values) {
      value.write(this);
    }
  }

  /** What stands for a message without fields: one byte in CDR, nothing in ROS 1. */
  public void nothing() {
    if (wire == Wire.ROS2) {
      int8(0);
    }
  }

  /** Pads to where an element of {@code size} bytes may begin, and makes room for all of them. */
  private void room(int count, int size) {
    if (count == 0) {
      return;
    }
    int body = out.position() - Wire.headerBytes(wire);
    int padding = wire == Wire.ROS2 ? -body & size - 1 : 0;
    long wanted = out.position() + padding + (long) count * size;
    if (wanted > out.capacity()) {
      grow(wanted);
    }
    for (int i = 0; i < padding; i++) {
      out.put((byte) 0);
    }
  }

  private void grow(long wanted) {
    if (wanted > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("message: got " + wanted + " bytes, wanted under 2 GiB");
    }
    int capacity = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(wanted, 2L * out.capacity()));
    out = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(out.flip());
  }

  private void skip(int bytes) {
    out.position(out.position() + bytes);
  }

  private static void fits(long value, long least, long most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + ": got " + value + ", wanted " + least + ".." + most);
    }
  }
}
