package dev.ergon.launch.graph;

import dev.ergon.control.log.CommandLog;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.control.rt.LoopReport;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.simulation.Steppable;
import dev.ergon.core.time.Clock;
import dev.ergon.launch.graph.LaunchFile.InferenceConfig;
import org.jspecify.annotations.Nullable;

/**
 * Simulation and control in step on the runner's thread: a control cycle, then the world moves on
 * by one period, again and again. What happens depends on simulated time alone; a host clock, where
 * one is given, only makes it wait so that a person can watch, and tells how late each cycle began.
 */
public final class LockstepPace implements Pace {
  /** A picture is drawn when somebody looks, so looking is dear, and no camera can freeze. */
  private static final long LOOK_NANOS = 200_000_000L;

  private final ControlLoop loop;
  private final Steppable world;
  private final long periodNanos;
  private final InferenceConfig inference;
  private final @Nullable Clock host;
  private long hostStartNanos;
  private long worldStartNanos;

  /**
   * @param inference how long the policy thinks, in simulated time
   * @param host the clock to keep pace with, or null to run as fast as the machine can
   */
  public LockstepPace(
      ControlLoop loop, Steppable world, InferenceConfig inference, @Nullable Clock host) {
    this.loop = loop;
    this.world = world;
    this.periodNanos = loop.controller().config().periodNanos();
    this.inference = inference;
    this.host = host;
  }

  @Override
  public void runUntil(long nanos) throws InterruptedException {
    alignHost();
    while (world.clock().nanos() < nanos) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while simulating");
      }
      CommandLog log = loop.controller().commandLog();
      if (log != null) {
        log.awaitRoom();
      }
      loop.step(waitForHost());
      world.advanceTo(world.clock().nanos() + periodNanos);
    }
  }

  @Override
  public void idle(long nanos) throws InterruptedException {
    // Unpaced, one cycle is enough for control to hear what was asked of it.
    runUntil(world.clock().nanos() + (host == null ? periodNanos : nanos));
  }

  @Override
  public PolicyDesk desk(Policy policy, Clock stopwatch) {
    return new SimulatedDesk(policy, inference, this, world.clock(), stopwatch);
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
  public void close() {}

  /** Time spent between runs (inference, laying out a scene) is no lateness of the loop. */
  private void alignHost() {
    if (host != null) {
      hostStartNanos = host.nanos();
      worldStartNanos = world.clock().nanos();
    }
  }

  /** Waits until the host has caught up with the world; answers how late this cycle is. */
  private long waitForHost() throws InterruptedException {
    if (host == null) {
      return 0;
    }
    long due = hostStartNanos + (world.clock().nanos() - worldStartNanos);
    host.sleepUntil(due);
    return Math.max(0, host.nanos() - due);
  }
}
