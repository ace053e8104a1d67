package dev.ergon.control.chunk;

/**
 * Takes one action after the other from a strategy, each for its period, and counts which the robot
 * has really begun: that count, not the clock alone, says how much of a late chunk is already past.
 * Owned by the control thread. Real-time safe.
 */
public final class ActionExecutor {
  private final ChunkStrategy strategy;
  private final LatencyEstimator latency = new LatencyEstimator();
  private final StepOrigin origin;
  private final BegunActions begun;
  private final CatchUp catchUp;
  private final double[] row;
  private final double[] start;
  private boolean active;
  private long rowEndNanos;
  private long rowPeriodNanos = 1;
  private int lastDropped;

  public ActionExecutor(ChunkStrategy strategy, ActionLayout layout, StepOrigin origin) {
    this.strategy = strategy;
    this.origin = origin;
    begun = new BegunActions(layout.motionWidth());
    catchUp = new CatchUp(layout);
    row = new double[layout.width()];
    start = new double[layout.motionWidth()];
  }

  /**
   * Takes a chunk in, less the rows that the robot has already lived through.
   *
   * @param chunk its rows may be changed
   */
  public void accept(PreparedChunk chunk, long nowNanos) {
    long latencyNanos = Math.max(0, nowNanos - chunk.observationStampNanos);
    latency.add(latencyNanos);
    // The next row begins when the one in execution is over.
    long begins = active ? Math.max(nowNanos, rowEndNanos) : nowNanos;
    long late = steps(Math.max(0, begins - chunk.observationStampNanos), chunk);
    int executed = begun.since(chunk.observationStampNanos);
    lastDropped = (int) Math.min(Math.min(late, executed), chunk.rows);
    // A chunk that is all past says nothing; what waits is better than nothing.
    if (lastDropped < chunk.rows) {
      if (lastDropped > 0) {
        catchUp.apply(chunk, lastDropped, begun, executed, origin);
      }
      long expected = steps(Math.max(0, latency.p95Nanos()), chunk);
      strategy.merge(
          chunk, lastDropped, (int) Math.max(lastDropped, Math.min(expected, chunk.rows)));
    }
  }

  private static long steps(long nanos, PreparedChunk chunk) {
    return (nanos + chunk.stepPeriodNanos - 1) / chunk.stepPeriodNanos;
  }

  /** How long the policy's answers take. */
  public LatencyEstimator latency() {
    return latency;
  }

  /** Begins the next action if the last one's time is over; false where none begins now. */
  public boolean advance(long nowNanos, long cycleNanos) {
    if (active && nowNanos < rowEndNanos) {
      return false;
    }
    if (!strategy.next(row)) {
      active = false;
      return false;
    }
    boolean seamless = active && nowNanos - rowEndNanos < cycleNanos;
    long startNanos = seamless ? rowEndNanos : nowNanos;
    rowPeriodNanos = strategy.stepPeriodNanos();
    rowEndNanos = startNanos + rowPeriodNanos;
    origin.write(start);
    begun.add(startNanos + rowPeriodNanos / 2, start);
    active = true;
    return true;
  }

  /** The action in execution, a live view. */
  public double[] row() {
    return row;
  }

  /** Whether an action's time is running. */
  public boolean isActive() {
    return active;
  }

  /** When the time of the action in execution, or of the last one, is over. */
  public long rowEndNanos() {
    return rowEndNanos;
  }

  /** The period of the action in execution. */
  public long rowPeriodNanos() {
    return rowPeriodNanos;
  }

  /** Copies the action that will come next to {@code next}; false where there is none. */
  public boolean peek(double[] next) {
    return strategy.peek(next);
  }

  /** How many actions wait. */
  public int remaining() {
    return strategy.remaining();
  }

  /** How many actions have ever begun. */
  public long begun() {
    return begun.count();
  }

  /** How many rows of the last chunk were past when it came. */
  public int lastDropped() {
    return lastDropped;
  }

  /** Forgets what waits and what runs. */
  public void clear() {
    strategy.clear();
    active = false;
  }
}
