package dev.ergon.launch.graph;

import dev.ergon.control.rt.LoopReport;
import dev.ergon.control.rt.RealTimeLoop;
import dev.ergon.core.time.Clock;

/** A robot whose time is its own: control runs on its thread, and the runner sleeps. */
public final class LivePace implements Pace {
  private final RealTimeLoop loop;
  private final Clock clock;

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
  public LoopReport report() {
    return loop.report();
  }

  @Override
  public void close() {
    loop.close();
  }
}
