package dev.ergon.transport.ros.message;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A sequence of bytes that never changes: the pixels of a picture, without a copy per reader. */
public final class Octets {
  private static final Octets EMPTY = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Octets empty() {
    return EMPTY;
  }

  /** A copy of {@code bytes}. */
  public static Octets copyOf(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  /** Takes {@code bytes} over; the caller must not touch the array again. */
  public static Octets adopt(byte[] bytes) {
    return new Octets(bytes);
  }

  public int size() {
    return bytes.length;
  }

  /** Byte {@code index}, signed. */
  public byte get(int index) {
    return bytes[index];
  }

  /** A copy. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Copies {@code length} bytes from {@code from} to {@code target} at {@code offset}. */
  public void copyTo(int from, byte[] target, int offset, int length) {
    System.arraycopy(bytes, from, target, offset, length);
  }

  /** A view that cannot be written to. */
  public ByteBuffer asReadOnlyBuffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Octets[" + bytes.length + "]";
  }
}
