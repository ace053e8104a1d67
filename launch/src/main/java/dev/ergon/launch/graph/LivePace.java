package dev.ergon.launch.graph;

import dev.ergon.control.rt.LoopReport;
import dev.ergon.control.rt.RealTimeLoop;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.time.Clock;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A robot whose time is its own: control runs on its thread, and the runner sleeps. */
public final class LivePace implements Pace {
  private static final long LOOK_NANOS = 50_000_000L;

  private final RealTimeLoop loop;
  private final Clock clock;
  private @Nullable LiveDesk desk;

  /** Takes over {@code loop}, which has been started. */
  public LivePace(RealTimeLoop loop, Clock clock) {
    this.loop = loop;
    this.clock = clock;
  }

  @Override
  public void runUntil(long nanos) throws InterruptedException {
    clock.sleepUntil(nanos);
  }

  /** The robot needs no help to idle. */
  @Override
  public void idle(long nanos) {}

  @Override
  public PolicyDesk desk(Policy policy, Clock stopwatch) {
    closeDesk();
    LiveDesk opened = new LiveDesk(policy, clock, stopwatch);
    desk = opened;
    return opened;
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
    return new Histogram(3);
  }

  @Override
  public void close() {
    loop.close();
    closeDesk();
  }

  private void closeDesk() {
    if (desk != null) {
      desk.close();
    }
  }
}
