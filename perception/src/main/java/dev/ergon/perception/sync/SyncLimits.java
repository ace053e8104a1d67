package dev.ergon.perception.sync;

/**
 * How old the parts of an observation may be, and how far ahead of the clock. They are ahead where
 * the clock is a simulator's: the topics of one instant, its time among them, come in no order.
 *
 * @param maxFrameAgeNanos oldest picture; above 0
 * @param maxJointAgeNanos oldest joint state; above 0
 * @param maxSpreadNanos most time between the oldest and the newest part; above 0
 * @param maxAheadNanos how far ahead of now a part may be stamped: at least one beat of the clock
 *     where it follows a simulator; 0 or above
 */
public record SyncLimits(
    long maxFrameAgeNanos, long maxJointAgeNanos, long maxSpreadNanos, long maxAheadNanos) {
  public SyncLimits {
    if (maxFrameAgeNanos < 1 || maxJointAgeNanos < 1 || maxSpreadNanos < 1 || maxAheadNanos < 0) {
      throw new IllegalArgumentException(
          "synchroniser limits: got frame age "
              + maxFrameAgeNanos
              + " ns, joint age "
              + maxJointAgeNanos
              + " ns, spread "
              + maxSpreadNanos
              + " ns, wanted above 0; ahead "
              + maxAheadNanos
              + " ns, wanted 0 or above");
    }
  }
}
