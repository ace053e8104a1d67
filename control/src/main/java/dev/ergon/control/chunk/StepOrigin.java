package dev.ergon.control.chunk;

/** Where an action that is a step starts from. Control thread; real-time safe. */
@FunctionalInterface
public interface StepOrigin {
  /** Writes the commanded motion, in a row's columns, that the next step would start from. */
  void write(double[] motion);
}
