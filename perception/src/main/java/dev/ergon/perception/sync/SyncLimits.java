package dev.ergon.perception.sync;

/**
 * How old the parts of an observation may be.
 *
 * @param maxFrameAgeNanos oldest picture; above 0
 * @param maxJointAgeNanos oldest joint state; above 0
 * @param maxSpreadNanos most time between the oldest and the newest part; above 0
 */
public record SyncLimits(long maxFrameAgeNanos, long maxJointAgeNanos, long maxSpreadNanos) {
  public SyncLimits {
    if (maxFrameAgeNanos < 1 || maxJointAgeNanos < 1 || maxSpreadNanos < 1) {
      throw new IllegalArgumentException(
          "synchroniser limits: got frame age "
              + maxFrameAgeNanos
              + " ns, joint age "
              + maxJointAgeNanos
              + " ns, spread "
              + maxSpreadNanos
              + " ns, wanted above 0");
    }
  }
}
