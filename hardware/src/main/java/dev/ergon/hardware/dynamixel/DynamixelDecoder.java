package dev.ergon.hardware.dynamixel;

import dev.ergon.hardware.bus.FrameDecoder;
import dev.ergon.hardware.bus.FrameVerdict;
import dev.ergon.hardware.bus.ServoFrame;

/**
 * Finds status packets of protocol 2.0: {@code FF FF FD 00 ID LEN LEN 55 ERR P.. CRC CRC}, where
 * LEN counts all after itself, and an FD that follows FF FF FD in the body is stuffing.
 */
public final class DynamixelDecoder implements FrameDecoder {
  /** One fast sync read of two dozen servos. */
  static final int MOST_PARAMETERS = 768;

  static final int STATUS = 0x55;

  private static final byte[] HEADER = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFD, 0};
  private static final int ID = 4;
  private static final int LENGTH = 5;
  private static final int INSTRUCTION = 7;
  private static final int ERROR = 8;
  private static final int CRC_SIZE = 2;

  /** Instruction, error and CRC. */
  private static final int SHORTEST_LENGTH = 4;

  /** Three bytes of parameters may have grown to four. */
  private static final int LONGEST_LENGTH = SHORTEST_LENGTH + MOST_PARAMETERS * 4 / 3;

  @Override
  public FrameVerdict decode(byte[] bytes, int length, ServoFrame into) {
    int noise = noise(bytes, length);
    if (noise > 0) {
      into.setConsumed(noise);
      return FrameVerdict.NOISE;
    }
    into.setConsumed(0);
    if (length < INSTRUCTION) {
      return FrameVerdict.INCOMPLETE;
    }
    int rest = bytes[LENGTH] & 0xFF | (bytes[LENGTH + 1] & 0xFF) << 8;
    if (rest < SHORTEST_LENGTH || rest > LONGEST_LENGTH) {
      into.setConsumed(1);
      return FrameVerdict.BAD_LENGTH;
    }
    int end = INSTRUCTION + rest;
    if (length < end) {
      return FrameVerdict.INCOMPLETE;
    }
    int body = end - CRC_SIZE;
    int crc = bytes[body] & 0xFF | (bytes[body + 1] & 0xFF) << 8;
    if (crc != Crc16.of(bytes, body)) {
      // One byte only: the packet that is really there may begin inside this one.
      into.setConsumed(1);
      return FrameVerdict.BAD_CHECKSUM;
    }
    into.setConsumed(end);
    // An instruction is the echo of somebody's packet, no answer.
    return (bytes[INSTRUCTION] & 0xFF) == STATUS && unstuff(bytes, body, into)
        ? FrameVerdict.FRAME
        : FrameVerdict.NOISE;
  }

  @Override
  public int longestFrame() {
    return INSTRUCTION + LONGEST_LENGTH;
  }

  /** Takes the parameters over without their stuffing; false if there are too many. */
  private static boolean unstuff(byte[] bytes, int end, ServoFrame into) {
    into.begin(bytes[ID] & 0xFF, bytes[ERROR] & 0xFF);
    for (int i = ERROR + 1; i < end; i++) {
      if (!isStuffing(bytes, i) && !into.append(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether byte {@code i} is an FD after FF FF FD inside the body. */
  private static boolean isStuffing(byte[] bytes, int i) {
    return i - 3 >= INSTRUCTION
        && bytes[i] == HEADER[2]
        && bytes[i - 1] == HEADER[2]
        && bytes[i - 2] == HEADER[1]
        && bytes[i - 3] == HEADER[0];
  }

  /** How many bytes at the start cannot begin a packet. */
  private static int noise(byte[] bytes, int length) {
    int start = 0;
    while (start < length && !mayBegin(bytes, start, length)) {
      start++;
    }
    return start;
  }

  private static boolean mayBegin(byte[] bytes, int start, int length) {
    for (int i = 0; i < HEADER.length && start + i < length; i++) {
      if (bytes[start + i] != HEADER[i]) {
        return false;
      }
    }
    return true;
  }
}
