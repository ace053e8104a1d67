package dev.ergon.sim.embedded.scene;

/**
 * Random numbers that are the same on every JDK, now and later: SplitMix64 (Steele, Lea, Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014). Not safe from several threads.
 */
public final class SeededRandom {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** A sequence of its own for every combination of {@code seeds}. */
  public SeededRandom(long... seeds) {
    long mixed = 0;
    for (long seed : seeds) {
      mixed = mix(mixed + GAMMA ^ mix(seed + GAMMA));
    }
    state = mixed;
  }

  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** 0..{@code bound}-1. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(nextLong() >>> 1, bound);
  }

  /** From {@code low}, included, to {@code high}, excluded. */
  public double between(double low, double high) {
    return low + (high - low) * ((nextLong() >>> 11) * 0x1p-53);
  }

  private static long mix(long z) {
    long y = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long x = (y ^ y >>> 27) * 0x94D049BB133111EBL;
    return x ^ x >>> 31;
  }
}
