package dev.ergon.core.time;

import java.time.Instant;

/**
 * A clock that follows a simulator elsewhere, whose time arrives as messages. It starts at the
 * first time it hears and never goes back: a simulator that is reset moves the origin instead,
 * which {@link #ofSimulator} knows. Where the simulator falls silent, or is said to be {@link
 * #lost}, it goes on at the host's pace, so that those who wait wake up and find out how old
 * everything has become. A simulator that keeps saying the same time is paused, and so is this
 * clock.
 */
public final class FollowingClock implements Clock {
  private final Clock host;
  private final long silenceNanos;
  private final Object moved = new Object();
  private volatile Beat last;

  /**
   * @param silenceNanos how long nothing may be heard before time goes on by itself, above 0
   */
  public FollowingClock(Clock host, long silenceNanos) {
    if (silenceNanos < 1) {
      throw new IllegalArgumentException("silence: got " + silenceNanos + " ns, wanted above 0");
    }
    this.host = host;
    this.silenceNanos = silenceNanos;
    last = new Beat(0, 0, host.nanos() + silenceNanos, false);
  }

  /**
   * What was heard last.
   *
   * @param originNanos what is added to the simulator's time to get this clock's
   * @param silentFromNanos when, by the host, time goes on by itself unless more is heard
   */
  private record Beat(long simulatorNanos, long originNanos, long silentFromNanos, boolean heard) {}

  /** Takes over the simulator's time and wakes whoever waited for it. Any thread. */
  public void hear(long simulatorNanos) {
    synchronized (moved) {
      Beat before = last;
      long now = at(before);
      // After a silence the simulator may be behind what has been said since.
      long origin =
          before.heard()
              ? Math.max(before.originNanos(), now - simulatorNanos)
              : before.originNanos();
      last = new Beat(simulatorNanos, origin, host.nanos() + silenceNanos, true);
      moved.notifyAll();
    }
  }

  /**
   * Says that the simulator is gone, where a transport knows: time goes on by itself from now on,
   * until the simulator is heard again. Any thread.
   */
  public void lost() {
    synchronized (moved) {
      Beat before = last;
      long now = host.nanos();
      if (before.heard() && now < before.silentFromNanos()) {
        last = new Beat(before.simulatorNanos(), before.originNanos(), now, true);
        moved.notifyAll();
      }
    }
  }

  /** This clock's time for a stamp of the simulator's, by what was heard last. */
  public long ofSimulator(long simulatorNanos) {
    return simulatorNanos + last.originNanos();
  }

  /** Whether nothing has been heard for too long. */
  public boolean isSilent() {
    Beat beat = last;
    return !beat.heard() || host.nanos() > beat.silentFromNanos();
  }

  @Override
  public long nanos() {
    return at(last);
  }

  private long at(Beat beat) {
    long silent = host.nanos() - beat.silentFromNanos();
    return beat.simulatorNanos() + beat.originNanos() + Math.max(0, silent);
  }

  /** The epoch plus {@link #nanos()}. */
  @Override
  public Instant utc() {
    return Instant.EPOCH.plusNanos(nanos());
  }

  @Override
  public void sleepUntil(long deadlineNanos) throws InterruptedException {
    synchronized (moved) {
      long remaining;
      while ((remaining = deadlineNanos - nanos()) > 0) {
        long untilSilent = Math.max(0, last.silentFromNanos() - host.nanos());
        long wait = untilSilent + remaining;
        // The whole wait on the host's pace; a message ends it earlier.
        moved.wait(wait / 1_000_000, (int) (wait % 1_000_000));
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while sleeping");
    }
  }

  @Override
  public boolean isSimulated() {
    return true;
  }
}
