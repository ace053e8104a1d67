package dev.ergon.control.rt;

import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.time.Clock;

/**
 * Calls a {@link ControlLoop} at its rate on one thread of its own, with absolute deadlines on the
 * robot's clock. A cycle that comes too late is not made up for: the deadlines it missed are
 * counted and skipped. The thread starts with {@link #start} and ends with {@link #close}.
 */
public final class RealTimeLoop implements AutoCloseable {
  private final ControlLoop loop;
  private final Clock clock;
  private final long periodNanos;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile String scheduling = "best effort";

  public RealTimeLoop(ControlLoop loop) {
    this.loop = loop;
    clock = loop.robot().clock();
    periodNanos = loop.controller().config().periodNanos();
    thread = new Thread(this::run, "ergon-control");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  /** Starts cycling. */
  public void start() {
    thread.start();
  }

  private void run() {
    long deadline = clock.nanos();
    try {
      while (running) {
        clock.sleepUntil(deadline);
        long now = clock.nanos();
        ControlStatus unused = loop.step(now, Math.max(0, now - deadline));
        deadline = nextDeadline(deadline);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first deadline still ahead; those already past are skipped. */
  private long nextDeadline(long deadline) {
    long next = deadline + periodNanos;
    long late = clock.nanos() - next;
    if (late < 0) {
      return next;
    }
    long missed = late / periodNanos + 1;
    loop.statistics().overrun(missed);
    return next + missed * periodNanos;
  }

  /** How it went so far. */
  public ControlReport report() {
    return loop.report(scheduling);
  }

  /** Ends the thread after the cycle it is in. Does not stop the robot. */
  @Override
  public void close() {
    running = false;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
