package dev.ergon.transport.ros.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the fields of a message in the order of its definition. Every length that the bytes declare
 * is held against the bytes that are left before anything is allocated. Owned by one thread.
 *
 * <p>Every method throws {@link MessageFormatException} if the bytes end early.
 */
public final class MessageReader {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Wire wire;
  private final String what;
  private final ByteBuffer in;

  MessageReader(Wire wire, String what, ByteBuffer in) {
    this.wire = wire;
    this.what = what;
    this.in = in;
  }

  public Wire wire() {
    return wire;
  }

  public boolean bool() {
    need(1, 1);
    return in.get() != 0;
  }

  public int int8() {
    need(1, 1);
    return in.get();
  }

  public int uint8() {
    return int8() & 0xFF;
  }

  public int int16() {
    need(1, Short.BYTES);
    return in.getShort();
  }

  public int uint16() {
    return int16() & 0xFFFF;
  }

  public int int32() {
    need(1, Integer.BYTES);
    return in.getInt();
  }

  public long uint32() {
    return Integer.toUnsignedLong(int32());
  }

  public long int64() {
    need(1, Long.BYTES);
    return in.getLong();
  }

  public float float32() {
    need(1, Float.BYTES);
    return in.getFloat();
  }

  public double float64() {
    need(1, Double.BYTES);
    return in.getDouble();
  }

  /** A time in nanoseconds since its epoch. ROS 1 counts seconds without a sign, ROS 2 with one. */
  public long time() {
    return seconds(wire == Wire.ROS1 ? uint32() : int32());
  }

  /** A duration in nanoseconds. */
  public long duration() {
    return seconds(int32());
  }

  private long seconds(long seconds) {
    long nanos = uint32();
    if (nanos >= NANOS_PER_SECOND) {
      throw error("got " + nanos + " ns within a second, wanted under " + NANOS_PER_SECOND);
    }
    return seconds * NANOS_PER_SECOND + nanos;
  }

  /** A string; bytes that are no UTF-8 become replacement characters. */
  public String string() {
    int length = count();
    if (wire == Wire.ROS1) {
      return text(length);
    }
    if (length == 0) {
      return "";
    }
    String text = text(length - 1);
    if (int8() != 0 || text.indexOf('\0') >= 0) {
      throw error("a string of " + length + " bytes does not end with its first NUL");
    }
    return text;
  }

  /** The declared length of a sequence, which the array methods then hold against what is left. */
  public int count() {
    long count = uint32();
    if (count > in.remaining()) {
      throw error("got a length of " + count + " with " + in.remaining() + " bytes left");
    }
    return (int) count;
  }

  public Octets octets(int count) {
    need(count, 1);
    byte[] bytes = new byte[count];
    in.get(bytes);
    return Octets.adopt(bytes);
  }

  public boolean[] bools(int count) {
    need(count, 1);
    boolean[] values = new boolean[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.get() != 0;
    }
    return values;
  }

  public short[] int16s(int count) {
    need(count, Short.BYTES);
    short[] values = new short[count];
    in.asShortBuffer().get(values);
    skip(count * Short.BYTES);
    return values;
  }

  public int[] int32s(int count) {
    need(count, Integer.BYTES);
    int[] values = new int[count];
    in.asIntBuffer().get(values);
    skip(count * Integer.BYTES);
    return values;
  }

  public long[] int64s(int count) {
    need(count, Long.BYTES);
    long[] values = new long[count];
    in.asLongBuffer().get(values);
    skip(count * Long.BYTES);
    return values;
  }

  public float[] float32s(int count) {
    need(count, Float.BYTES);
    float[] values = new float[count];
    in.asFloatBuffer().get(values);
    skip(count * Float.BYTES);
    return values;
  }

  public double[] float64s(int count) {
    need(count, Double.BYTES);
    double[] values = new double[count];
    in.asDoubleBuffer().get(values);
    skip(count * Double.BYTES);
    return values;
  }

  /**
   * @param minBytes the least that one element takes, at least 1
   */
  public <T> List<T> list(int count, int minBytes, Function<MessageReader, T> element) {
    if ((long) count * minBytes > in.remaining()) {
      throw shortOf(count + " elements of at least " + minBytes);
    }
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(element.apply(this));
    }
    return Collections.unmodifiableList(values);
  }

  /** What stands for a message without fields: one byte in CDR, nothing in ROS 1. */
  public void nothing() {
    if (wire == Wire.ROS2) {
      int8();
    }
  }

  MessageFormatException error(String problem) {
    return new MessageFormatException(what + ": at byte " + in.position() + ": " + problem);
  }

  /** Skips to where the next element of {@code size} bytes begins, and holds that all are there. */
  private void need(int count, int size) {
    if (count == 0) {
      return;
    }
    int padding = wire == Wire.ROS2 ? -in.position() & size - 1 : 0;
    if (padding + (long) count * size > in.remaining()) {
      throw shortOf(count + " x " + size);
    }
    skip(padding);
  }

  private MessageFormatException shortOf(String wanted) {
    return error("wanted " + wanted + " bytes, " + in.remaining() + " are left");
  }

  private String text(int length) {
    need(length, 1);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, UTF_8);
  }

  private void skip(int bytes) {
    in.position(in.position() + bytes);
  }
}
