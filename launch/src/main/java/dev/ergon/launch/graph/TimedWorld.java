package dev.ergon.launch.graph;

/** A simulated world that moves on in step with control. Used by the runner's thread. */
@FunctionalInterface
interface TimedWorld {
  /**
   * Returns when the world's time has reached {@code nanos}: it is moved there, or waited for.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void advanceTo(long nanos) throws InterruptedException;
}
