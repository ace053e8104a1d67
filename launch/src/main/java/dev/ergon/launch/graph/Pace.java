package dev.ergon.launch.graph;

import dev.ergon.control.rt.LoopReport;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.time.Clock;
import org.HdrHistogram.Histogram;

/** Lets the robot's time pass while the policy has nothing to say. Used by the runner's thread. */
public interface Pace extends AutoCloseable {
  /**
   * Returns when the robot's clock has reached {@code nanos}.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void runUntil(long nanos) throws InterruptedException;

  /**
   * Keeps control going while there is nothing to do, for about {@code nanos}, where that is the
   * runner's task.
   */
  void idle(long nanos) throws InterruptedException;

  /**
   * Where {@code policy} is asked while time passes. One at a time; {@link #close} ends it.
   *
   * @param stopwatch the host's clock, for how long it thinks; never for logic
   */
  PolicyDesk desk(Policy policy, Clock stopwatch);

  /** How often it is worth looking at the cameras while there is nothing to decide. */
  long lookPeriodNanos();

  /** How the control loop has done so far. */
  LoopReport report();

  /**
   * How long the world took from a command to the state that follows it, by the host's time; empty
   * where the robot's time is its own. Nanoseconds.
   */
  Histogram answerNanos();

  /** Ends the control loop. Does not stop the robot. */
  @Override
  void close();
}
