package dev.ergon.control.chunk;

import dev.ergon.core.action.PrefixSchedule;

/**
 * Real-time chunking on the executing side: the rows that ran, or were to be expected to run, while
 * the new chunk was being computed stay as the old chunk had them, and the rows after them turn
 * over to the new one by a soft mask. A flow policy that was guided by the same mask ({@link
 * dev.ergon.core.action.PrefixGuidance}) says the same rows anyway; for any other policy this is
 * what makes the seam smooth.
 */
final class RealTimeChunking extends OverlappingStrategy {
  private final PrefixSchedule schedule;
  private final int horizon;

  RealTimeChunking(
      ActionLayout layout, PrefixSchedule schedule, int horizon, boolean binaryGripper) {
    super(layout, binaryGripper);
    this.schedule = schedule;
    this.horizon = horizon;
  }

  @Override
  double newShare(PreparedChunk chunk, int ahead, int row, int frozen, int end) {
    return 1 - schedule.weight(row, frozen, Math.min(end, Math.max(frozen, horizon)));
  }
}
