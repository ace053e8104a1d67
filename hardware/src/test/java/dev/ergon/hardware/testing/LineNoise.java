package dev.ergon.hardware.testing;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** Loses and changes bytes on their way, the same ones for the same seed. */
public final class LineNoise {
  private final SplittableRandom random;
  private final double lossShare;
  private final double changeShare;
  private long lost;
  private long changed;

  /**
   * @param lossShare of the bytes that never arrive, 0..1
   * @param changeShare of the bytes of which one bit arrives turned over, 0..1
   */
  public LineNoise(long seed, double lossShare, double changeShare) {
    this.random = new SplittableRandom(seed);
    this.lossShare = lossShare;
    this.changeShare = changeShare;
  }

  public static LineNoise none() {
    return new LineNoise(0, 0, 0);
  }

  /** What arrives of the first {@code length} bytes. */
  public synchronized byte[] through(byte[] bytes, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      if (random.nextDouble() < lossShare) {
        lost++;
      } else if (random.nextDouble() < changeShare) {
        changed++;
        out.write(bytes[i] ^ 1 << random.nextInt(8));
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  public synchronized long lost() {
    return lost;
  }

  public synchronized long changed() {
    return changed;
  }
}
