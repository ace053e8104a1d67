package dev.ergon.hardware.dynamixel;

/** The CRC of protocol 2.0: polynomial 0x8005, initially 0, the highest bit first. */
final class Crc16 {
  private static final int POLYNOMIAL = 0x8005;
  private static final int HIGHEST_BIT = 0x8000;

  private Crc16() {}

  /** Of the first {@code length} bytes, 0..65535. */
  static int of(byte[] bytes, int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & HIGHEST_BIT) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
    }
    return crc & 0xFFFF;
  }
}
