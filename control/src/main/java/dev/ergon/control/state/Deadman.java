package dev.ergon.control.state;

/**
 * Judges the signs of life of one producer. Its deadline says when the arm shall be at rest, so a
 * sign is late as soon as the time that is left is the time that stopping takes. Once late, a sign
 * stays late: braking makes the stop shorter, which must not call it off. Owned by the control
 * thread. Real-time safe.
 */
final class Deadman {
  private final long deadlineNanos;
  private long lapsedNanos = Long.MAX_VALUE;

  Deadman(long deadlineNanos) {
    this.deadlineNanos = deadlineNanos;
  }

  /**
   * Whether the newest sign is late, or from the future, which no watchdog can trust.
   *
   * @param stampNanos the newest sign
   * @param stopNanos how long the arm would take to stop; more than half the deadline counts as
   *     half, or an arm that is slow to stop could never move
   */
  boolean isLate(long stampNanos, long nowNanos, long stopNanos) {
    long left = deadlineNanos - Math.min(stopNanos, deadlineNanos / 2);
    boolean late = stampNanos < nowNanos - left || stampNanos > nowNanos + deadlineNanos;
    if (late) {
      lapsedNanos = stampNanos;
    }
    return late || stampNanos == lapsedNanos;
  }
}
