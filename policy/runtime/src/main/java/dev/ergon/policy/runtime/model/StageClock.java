package dev.ergon.policy.runtime.model;

import dev.ergon.core.policy.PolicyStep.StageTime;
import dev.ergon.core.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Writes down how long each stage of a step took. Used by one thread. */
public final class StageClock {
  private final Clock clock;
  private final List<StageTime> stages = new ArrayList<>();
  private long markNanos;

  /** Starts now. */
  public StageClock(Clock clock) {
    this.clock = clock;
    this.markNanos = clock.nanos();
  }

  /** Ends {@code stage}, which began when the last one ended. */
  public void end(String stage) {
    long now = clock.nanos();
    stages.add(new StageTime(stage, now - markNanos));
    markNanos = now;
  }

  /** The stages ended so far, in order. */
  public List<StageTime> stages() {
    return List.copyOf(stages);
  }
}
