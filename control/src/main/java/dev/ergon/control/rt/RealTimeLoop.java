package dev.ergon.control.rt;

import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Calls a {@link ControlLoop} at its rate on one thread of its own, with absolute deadlines on the
 * robot's clock. A cycle that comes too late is not made up for: the deadlines it missed are
 * counted and skipped. {@link #start} warms every path up on a copy, then starts the thread; {@link
 * #close} ends it.
 */
public final class RealTimeLoop implements AutoCloseable {
  private final ControlLoop loop;
  private final RealTimeOptions options;
  private final Clock clock;
  private final long periodNanos;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile String scheduling = "not started";
  private volatile @Nullable Throwable failure;

  /** A loop that asks for everything, and does with what it gets. */
  public RealTimeLoop(ControlLoop loop) {
    this(loop, RealTimeOptions.DEFAULT);
  }

  public RealTimeLoop(ControlLoop loop, RealTimeOptions options) {
    this.loop = loop;
    this.options = options;
    clock = loop.robot().clock();
    periodNanos = loop.controller().config().periodNanos();
    thread = new Thread(this::run, "ergon-control");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  /** Warms up, which takes a second or so, and starts cycling. Call before the motors are on. */
  public void start() {
    WarmUp.run(loop.controller());
    thread.start();
  }

  private void run() {
    try (LinuxScheduling granted = new LinuxScheduling(options)) {
      scheduling = granted.describe();
      cycle(granted.isFifo() ? options.spinNanos() : 0);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
      // Nobody will command the robot any more.
      loop.robot().stop();
      scheduling = "ended by " + e;
    }
  }

  private void cycle(long spinNanos) throws InterruptedException {
    long deadline = clock.nanos() + periodNanos;
    while (running) {
      clock.sleepUntil(deadline - spinNanos);
      long now = clock.nanos();
      while (now < deadline) {
        Thread.onSpinWait();
        now = clock.nanos();
      }
      ControlStatus unused = loop.step(now, now - deadline);
      deadline = nextDeadline(deadline);
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
  public LoopReport report() {
    return loop.report(scheduling);
  }

  /**
   * What ended the thread before {@link #close}, or null: a driver that threw, a refusal. The robot
   * has been told to stop by its own means.
   */
  public @Nullable Throwable failure() {
    return failure;
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
