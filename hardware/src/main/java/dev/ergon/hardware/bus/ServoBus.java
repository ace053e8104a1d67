package dev.ergon.hardware.bus;

import java.io.IOException;
import java.util.List;

/**
 * Position-controlled servos on one line. All arrays and lists have one entry per servo, in the
 * order that the bus was made with. Used by one thread.
 */
public interface ServoBus extends AutoCloseable {
  /** Makes a bus on a line that has just been opened. */
  @FunctionalInterface
  interface Maker {
    ServoBus make(SerialLink link);
  }

  /** Encoder ticks of one turn. */
  int ticksPerTurn();

  /**
   * Finds every servo and brings it into position mode, torque as it is.
   *
   * @throws ServoBusException if one is missing, is another model, or refuses, naming it
   * @throws IOException if the line is gone
   */
  void prepare() throws IOException;

  /**
   * Asks every servo for its state at once, and again, alone, each that did not answer.
   *
   * @param readings filled; {@link ServoReading#answered()} is false where no answer came
   * @return whether all answered
   * @throws IOException if the line is gone
   */
  boolean read(List<ServoReading> readings) throws IOException;

  /**
   * Sends where each servo shall go. Servos do not answer this.
   *
   * @param goalTicks inside the servos' range
   * @throws IOException if the line is gone
   */
  void writeGoals(int[] goalTicks) throws IOException;

  /**
   * Lets every servo hold, or go limp: all at once, then each alone until it confirms.
   *
   * @throws ServoBusException if one does not confirm, after all were tried
   * @throws IOException if the line is gone
   */
  void setTorque(boolean on) throws IOException;

  /** Lets go of the line; torque stays as it is. Idempotent. */
  @Override
  void close();
}
