package dev.ergon.launch.graph;

import dev.ergon.control.rt.LoopReport;

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

  /** How the control loop has done so far. */
  LoopReport report();

  /** Ends the control loop. Does not stop the robot. */
  @Override
  void close();
}
