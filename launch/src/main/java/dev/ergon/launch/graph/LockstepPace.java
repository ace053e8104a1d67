package dev.ergon.launch.graph;

import dev.ergon.control.log.CommandLog;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.control.rt.LoopReport;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile.InferenceConfig;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Simulation and control in step on the runner's thread: a control cycle, then the world moves on
 * by one period, again and again. What happens depends on simulated time alone; a host clock, where
 * one is given, only makes it wait so that a person can watch, and tells how late each cycle began.
 * A world behind a wire does its part where it waits for each command in turn.
 */
public final class LockstepPace implements Pace {
  /** A picture is drawn when somebody looks, so looking is dear, and no camera can freeze. */
  private static final long LOOK_NANOS = 200_000_000L;

  private final ControlLoop loop;
  private final Clock time;
  private final TimedWorld world;
  private final Clock stopwatch = new SystemClock();
  private final Histogram answerNanos = new Histogram(3);
  private final long periodNanos;
  private final InferenceConfig inference;
  private final @Nullable Clock host;
  private long hostStartNanos;
  private long worldStartNanos;

  /**
   * @param inference how long the policy thinks, in simulated time
   * @param host the clock to keep pace with, or null to run as fast as the machine can
   */
  LockstepPace(
      ControlLoop loop, TimedWorld world, InferenceConfig inference, @Nullable Clock host) {
    this.loop = loop;
    this.time = loop.robot().clock();
    this.world = world;
    this.periodNanos = loop.controller().config().periodNanos();
    this.inference = inference;
    this.host = host;
  }

  @Override
  public void runUntil(long nanos) throws InterruptedException {
    alignHost();
    while (time.nanos() < nanos) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while simulating");
      }
      CommandLog log = loop.controller().commandLog();
      if (log != null) {
        log.awaitRoom();
      }
      long late = waitForHost();
      // Before the command: a world behind a wire may have answered it when step() returns.
      long next = time.nanos() + periodNanos;
      loop.step(late);
      long told = stopwatch.nanos();
      world.advanceTo(next);
      answerNanos.recordValue(Math.max(0, stopwatch.nanos() - told));
    }
  }

  @Override
  public void idle(long nanos) throws InterruptedException {
    // Unpaced, one cycle is enough for control to hear what was asked of it.
    runUntil(time.nanos() + (host == null ? periodNanos : nanos));
  }

  @Override
  public PolicyDesk desk(Policy policy, Clock stopwatch) {
    return new SimulatedDesk(policy, inference, this, time, stopwatch);
  }

  @Override
  public long lookPeriodNanos() {
    return LOOK_NANOS;
  }

  @Override
  public LoopReport report() {
    return loop.report();
  }

  @Override
  public Histogram answerNanos() {
    return answerNanos;
  }

  @Override
  public void close() {}

  /** Time spent between runs (inference, laying out a scene) is no lateness of the loop. */
  private void alignHost() {
    if (host != null) {
      hostStartNanos = host.nanos();
      worldStartNanos = time.nanos();
    }
  }

  /** Waits until the host has caught up with the world; answers how late this cycle is. */
  private long waitForHost() throws InterruptedException {
    if (host == null) {
      return 0;
    }
    long due = hostStartNanos + (time.nanos() - worldStartNanos);
    host.sleepUntil(due);
    return Math.max(0, host.nanos() - due);
  }
}
