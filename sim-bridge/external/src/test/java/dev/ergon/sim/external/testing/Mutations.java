package dev.ergon.sim.external.testing;

import java.util.Arrays;
import java.util.Random;

/** Bytes made wrong: flipped, cut, doubled, overwritten, with lengths that lie. */
public final class Mutations {
  private static final int MAX_EDITS = 4;
  private final Random random;

  public Mutations(long seed) {
    random = new Random(seed);
  }

  public <T> T oneOf(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  public boolean seldom() {
    return random.nextInt(8) == 0;
  }

  /** {@code sound} with up to four edits; seldom none. */
  public byte[] of(byte[] sound) {
    byte[] bytes = sound.clone();
    for (int edits = random.nextInt(MAX_EDITS + 1); edits > 0; edits--) {
      bytes = edited(bytes);
    }
    return bytes;
  }

  private byte[] edited(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[random.nextInt(8)];
    }
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(5)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      // Where a length stands, it now says anything up to the largest.
      case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 5), (byte) 0xFF);
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      default -> {
        int gap = random.nextInt(64);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + gap);
        System.arraycopy(bytes, at, longer, at + gap, bytes.length - at);
        return longer;
      }
    }
    return bytes;
  }
}
