package dev.ergon.launch.graph;

import dev.ergon.core.robot.Robot;
import dev.ergon.core.time.Clock;

/** A simulated world that moves on in step with control. Used by the runner's thread. */
@FunctionalInterface
interface TimedWorld {
  /**
   * Returns when the world's time has reached {@code nanos}: it is moved there, or waited for.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void advanceTo(long nanos) throws InterruptedException;

  /**
   * The world of a robot whose time and states may come on wires of their own. It has reached an
   * instant once both are here: a busy host may bring many instants before the states of the first,
   * and control would act on what is long past.
   */
  static TimedWorld behindWire(Robot robot) {
    Clock time = robot.clock();
    return nanos -> {
      time.sleepUntil(nanos);
      robot.awaitDueState();
    };
  }
}
