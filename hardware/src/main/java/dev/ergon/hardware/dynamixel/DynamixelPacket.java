package dev.ergon.hardware.dynamixel;

/**
 * An instruction packet being written: {@code FF FF FD 00 ID LEN LEN INST P.. CRC CRC}. Reused from
 * one packet to the next; owned by one thread.
 */
final class DynamixelPacket {
  static final int READ = 0x02;
  static final int WRITE = 0x03;
  static final int SYNC_READ = 0x82;
  static final int SYNC_WRITE = 0x83;
  static final int FAST_SYNC_READ = 0x8A;
  static final int EVERYBODY = 0xFE;

  private static final int LENGTH_INDEX = 5;
  private static final int BODY_INDEX = 7;
  private static final int CRC_SIZE = 2;

  private final byte[] bytes;
  private int length;

  /**
   * @param capacity the most bytes that a packet may have, stuffing included
   */
  DynamixelPacket(int capacity) {
    bytes = new byte[capacity];
  }

  DynamixelPacket begin(int id, int instruction) {
    length = 0;
    put(0xFF);
    put(0xFF);
    put(0xFD);
    put(0);
    put(id);
    put(0);
    put(0);
    put(instruction);
    return this;
  }

  /** Appends a value of 1, 2 or 4 bytes, the low one first, and stuffing where it must stand. */
  DynamixelPacket add(int value, int size) {
    for (int i = 0; i < size; i++) {
      put(value >> 8 * i);
      if (looksLikeHeader()) {
        put(0xFD);
      }
    }
    return this;
  }

  /** Writes length and CRC; the packet is then ready to be sent. */
  DynamixelPacket end() {
    int rest = length - BODY_INDEX + CRC_SIZE;
    bytes[LENGTH_INDEX] = (byte) rest;
    bytes[LENGTH_INDEX + 1] = (byte) (rest >> 8);
    int crc = Crc16.of(bytes, length);
    put(crc);
    put(crc >> 8);
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void put(int value) {
    bytes[length++] = (byte) value;
  }

  private boolean looksLikeHeader() {
    return length - 3 >= BODY_INDEX
        && bytes[length - 1] == (byte) 0xFD
        && bytes[length - 2] == (byte) 0xFF
        && bytes[length - 3] == (byte) 0xFF;
  }
}
