package dev.ergon.control.log;

/** The marks of the command log's format. */
final class LogFormat {
  static final int MAGIC = 0x4552474C;
  static final int VERSION = 3;
  static final byte TICK = 'T';
  static final byte CHUNK = 'C';
  static final byte LOST = 'L';
  static final byte FULL = 'F';
  static final byte END = 'E';

  private LogFormat() {}
}
