package dev.ergon.transport.ros.message.testing;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages bytes as a bad link or an attacker would. The seed decides all. */
public final class Mutation {
  private static final int[] LENGTHS = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 1, 1 << 20};

  private Mutation() {}

  /** A damaged copy: bits flipped, lengths overwritten, cut short or drawn out. */
  public static byte[] of(byte[] whole, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int length =
        random.nextInt(3) > 0 ? whole.length : Math.max(0, whole.length + random.nextInt(-9, 9));
    byte[] bytes = Arrays.copyOf(whole, length);
    for (int i = random.nextInt(4); i > 0 && length > 0; i--) {
      int at = random.nextInt(length);
      if (random.nextBoolean()) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
      } else {
        int value = LENGTHS[random.nextInt(LENGTHS.length)];
        for (int b = 0; b < 4 && at + b < length; b++) {
          bytes[at + b] = (byte) (value >> 8 * b);
        }
      }
    }
    return bytes;
  }
}
