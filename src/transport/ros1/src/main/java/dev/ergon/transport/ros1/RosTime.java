package dev.ergon.transport.ros1;

import dev.ergon.core.time.Clock;
import dev.ergon.core.time.FollowingClock;
import dev.ergon.core.time.SystemClock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The graph's time. Stamps in messages count from the epoch, or from wherever {@code /clock} does,
 * and may jump back; {@link #clock()} is the same time on an axis that does not.
 */
public final class RosTime {
  /** A busy simulator may take its time; one that is gone is noticed when its connection breaks. */
  private static final long SILENCE_NANOS = 10_000_000_000L;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final SystemClock host = new SystemClock();
  private final @Nullable FollowingClock simulated;
  private final List<Runnable> jumpListeners = new CopyOnWriteArrayList<>();
  private volatile long simulatedNanos;

  /**
   * @param simulated whether {@code /clock} tells the time; then it is 0 until it does
   */
  public RosTime(boolean simulated) {
    this.simulated = simulated ? new FollowingClock(host, SILENCE_NANOS) : null;
  }

  public boolean isSimulated() {
    return simulated != null;
  }

  /** Now, as stamps count. */
  public long nanos() {
    return simulated != null ? simulatedNanos : utcNanos();
  }

  /**
   * The same time for deadlines: it never goes back, and does not stand when {@code /clock} dies.
   */
  public Clock clock() {
    return simulated != null ? simulated : host;
  }

  /** When a message's stamp was on {@link #clock()}. */
  public long localOf(long stampNanos) {
    return simulated != null
        ? simulated.ofSimulator(stampNanos)
        : host.nanos() - (utcNanos() - stampNanos);
  }

  /** The stamp for an instant of {@link #clock()}: the inverse of {@link #localOf}. */
  public long stampOf(long localNanos) {
    return nanos() - (clock().nanos() - localNanos);
  }

  /** Calls {@code listener} after each jump of {@code /clock} backwards. */
  public void addJumpListener(Runnable listener) {
    jumpListeners.add(listener);
  }

  /** Takes what {@code /clock} says. */
  public void hear(long nanos) {
    if (simulated != null) {
      boolean back = nanos < simulatedNanos;
      simulatedNanos = nanos;
      simulated.hear(nanos);
      if (back) {
        jumpListeners.forEach(Runnable::run);
      }
    }
  }

  /** Nobody publishes {@code /clock} any more: {@link #clock()} goes on by itself. */
  public void lost() {
    if (simulated != null) {
      simulated.lost();
    }
  }

  private long utcNanos() {
    Instant now = host.utc();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }
}
