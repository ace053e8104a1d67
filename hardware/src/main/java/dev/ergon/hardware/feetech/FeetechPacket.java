package dev.ergon.hardware.feetech;

/**
 * An instruction packet being written: {@code FF FF ID LEN INST P.. CK}. Reused from one packet to
 * the next; owned by one thread.
 */
final class FeetechPacket {
  static final int PING = 0x01;
  static final int READ = 0x02;
  static final int WRITE = 0x03;
  static final int SYNC_READ = 0x82;
  static final int SYNC_WRITE = 0x83;
  static final int EVERYBODY = 0xFE;

  private static final int LENGTH_INDEX = 3;

  private final byte[] bytes;
  private int length;

  /**
   * @param capacity the most bytes that a packet may have
   */
  FeetechPacket(int capacity) {
    bytes = new byte[capacity];
  }

  FeetechPacket begin(int id, int instruction) {
    length = 0;
    return add(0xFF).add(0xFF).add(id).add(0).add(instruction);
  }

  FeetechPacket add(int value) {
    bytes[length++] = (byte) value;
    return this;
  }

  /** Appends a value of one or two bytes, the low one first. */
  FeetechPacket add(int value, int size) {
    add(value);
    return size == 1 ? this : add(value >> 8);
  }

  /** Writes length and checksum; the packet is then ready to be sent. */
  FeetechPacket end() {
    bytes[LENGTH_INDEX] = (byte) (length - LENGTH_INDEX);
    return add(FeetechDecoder.checksum(bytes, 2, length));
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
