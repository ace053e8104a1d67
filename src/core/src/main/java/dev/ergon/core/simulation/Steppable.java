package dev.ergon.core.simulation;

import dev.ergon.core.time.SimulatedClock;

/** A world whose time moves only when told. Used from one thread. */
public interface Steppable {
  /** The clock that {@link #advanceTo} moves. */
  SimulatedClock clock();

  /**
   * Simulates until {@code nanos} on {@link #clock()}, which must be a whole number of physics
   * steps ahead of now (0 is allowed), and moves the clock there.
   */
  void advanceTo(long nanos);
}
