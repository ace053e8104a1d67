package dev.ergon.hardware.bus;

/** How many packets of each verdict a line has brought. Written by the thread that owns it. */
public final class WireCounters {
  private final long[] byVerdict = new long[FrameVerdict.values().length];
  private long stale;

  /** How often {@code verdict} was given. */
  public long of(FrameVerdict verdict) {
    return byVerdict[verdict.ordinal()];
  }

  /** How often bytes had come too late to be an answer. */
  public long stale() {
    return stale;
  }

  void count(FrameVerdict verdict) {
    byVerdict[verdict.ordinal()]++;
  }

  void countStale() {
    stale++;
  }
}
