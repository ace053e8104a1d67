package dev.ergon.sim.external.gazebo;

import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Header;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Time;

/** Times on the wire: seconds and nanoseconds. */
public final class Stamps {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Thirty years: far from any overflow. */
  private static final long MAX_SECONDS = 30L * 366 * 24 * 3600;

  private Stamps() {}

  /** Whether a time that arrived is one: from 0 on, and not beyond all reason. */
  static boolean isSound(Time time) {
    return time.getSec() >= 0
        && time.getSec() < MAX_SECONDS
        && time.getNsec() >= 0
        && time.getNsec() < NANOS_PER_SECOND;
  }

  static long nanos(Time time) {
    return time.getSec() * NANOS_PER_SECOND + time.getNsec();
  }

  /** {@code nanos} as the wire says it. */
  public static Time time(long nanos) {
    return Time.newBuilder()
        .setSec(nanos / NANOS_PER_SECOND)
        .setNsec((int) (nanos % NANOS_PER_SECOND))
        .build();
  }

  /** A message's head with its stamp. */
  public static Header header(long nanos) {
    return Header.newBuilder().setStamp(time(nanos)).build();
  }
}
