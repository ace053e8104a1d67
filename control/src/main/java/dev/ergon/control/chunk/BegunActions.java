package dev.ergon.control.chunk;

/**
 * The actions that have begun, newest last: when each was half over, and where the first step of it
 * started from. Owned by the control thread. Real-time safe.
 */
final class BegunActions {
  /** How many are remembered: more than a chunk can be late by. */
  private static final int HISTORY = 1024;

  private final int width;
  private final long[] middleNanos = new long[HISTORY];
  private final double[] origins;
  private long count;

  BegunActions(int width) {
    this.width = width;
    origins = new double[HISTORY * width];
  }

  /**
   * One more begins.
   *
   * @param origin where it starts from, as {@link StepOrigin} has it
   */
  void add(long middle, double[] origin) {
    int at = (int) (count % HISTORY);
    middleNanos[at] = middle;
    System.arraycopy(origin, 0, origins, at * width, width);
    count++;
  }

  /** How many have ever begun. */
  long count() {
    return count;
  }

  /** How many began since, the one then in execution where most of it was left. */
  int since(long stampNanos) {
    int found = 0;
    long oldest = Math.max(0, count - HISTORY);
    for (long i = count - 1; i >= oldest && middleNanos[(int) (i % HISTORY)] >= stampNanos; i--) {
      found++;
    }
    return found;
  }

  /** Writes where the first of the last {@code actions}, 1 or more, started from. */
  void origin(int actions, double[] out) {
    int at = (int) ((count - actions) % HISTORY);
    System.arraycopy(origins, at * width, out, 0, width);
  }
}
