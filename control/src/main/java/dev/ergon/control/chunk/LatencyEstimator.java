package dev.ergon.control.chunk;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the policy's answers take, from observation to arrival: the 95th percentile over the
 * last {@value #WINDOW} of them. The first {@value #COLD} are left out: they carry what is done
 * once, loading and compiling. The control thread adds, real-time safe; anybody reads.
 */
public final class LatencyEstimator {
  /** How many answers are looked back on. */
  public static final int WINDOW = 64;

  /** How many answers of a cold policy do not count. */
  public static final int COLD = 3;

  private static final double QUANTILE = 0.95;

  private final long[] inOrder = new long[WINDOW];
  private final long[] sorted = new long[WINDOW];
  private final AtomicLong p95Nanos = new AtomicLong(-1);
  private long answers;
  private int size;

  /** Control thread: one more answer took {@code nanos}. */
  public void add(long nanos) {
    if (answers++ < COLD) {
      return;
    }
    int at = (int) ((answers - COLD - 1) % WINDOW);
    if (size == WINDOW) {
      remove(inOrder[at]);
    }
    inOrder[at] = nanos;
    insert(nanos);
    // The nearest rank: the least value that at least 95 of 100 do not exceed.
    p95Nanos.lazySet(sorted[(int) Math.ceil(QUANTILE * size) - 1]);
  }

  private void remove(long nanos) {
    int at = Arrays.binarySearch(sorted, 0, size, nanos);
    System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    size--;
  }

  private void insert(long nanos) {
    int found = Arrays.binarySearch(sorted, 0, size, nanos);
    int at = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = nanos;
    size++;
  }

  /** Anybody: the 95th percentile, ns; -1 before the first answer that counts. */
  public long p95Nanos() {
    return p95Nanos.get();
  }
}
