package dev.ergon.hardware.feetech;

import dev.ergon.hardware.bus.FrameDecoder;
import dev.ergon.hardware.bus.FrameVerdict;
import dev.ergon.hardware.bus.ServoFrame;

/**
 * Finds Feetech status packets: {@code FF FF ID LEN ERR P.. CK}, where LEN counts all after itself
 * and CK is the complement of the sum from ID on.
 */
public final class FeetechDecoder implements FrameDecoder {
  /** ID, LEN, ERR and CK, after the two header bytes. */
  private static final int HEADER = 4;

  private static final int SHORTEST_LENGTH = 2;

  /** Far more than the registers of one servo that are ever read at once. */
  static final int MOST_PARAMETERS = 64;

  private static final int LAST_ID = 0xFD;
  private static final int MARK = 0xFF;

  @Override
  public FrameVerdict decode(byte[] bytes, int length, ServoFrame into) {
    int noise = noise(bytes, length);
    if (noise > 0) {
      into.setConsumed(noise);
      return FrameVerdict.NOISE;
    }
    if (length < HEADER) {
      into.setConsumed(0);
      return FrameVerdict.INCOMPLETE;
    }
    int rest = bytes[3] & 0xFF;
    if (rest < SHORTEST_LENGTH || rest > MOST_PARAMETERS + SHORTEST_LENGTH) {
      into.setConsumed(1);
      return FrameVerdict.BAD_LENGTH;
    }
    if (length < HEADER + rest) {
      into.setConsumed(0);
      return FrameVerdict.INCOMPLETE;
    }
    int last = HEADER + rest - 1;
    if (bytes[last] != checksum(bytes, 2, last)) {
      // One byte only: the packet that is really there may begin inside this one.
      into.setConsumed(1);
      return FrameVerdict.BAD_CHECKSUM;
    }
    into.begin(bytes[2] & 0xFF, bytes[4] & 0xFF);
    for (int i = HEADER + 1; i < last; i++) {
      into.append(bytes[i]);
    }
    into.setConsumed(last + 1);
    return FrameVerdict.FRAME;
  }

  @Override
  public int longestFrame() {
    return HEADER + SHORTEST_LENGTH + MOST_PARAMETERS;
  }

  /** The complement of the sum of bytes {@code from} to before {@code to}. */
  static byte checksum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bytes[i];
    }
    return (byte) ~sum;
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
    return (bytes[start] & 0xFF) == MARK
        && (start + 1 >= length || (bytes[start + 1] & 0xFF) == MARK)
        && (start + 2 >= length || (bytes[start + 2] & 0xFF) <= LAST_ID);
  }
}
