package dev.ergon.launch.mqtt;

import java.util.Optional;

/**
 * What the gateway may ask of the safety layer. Called from the gateway's delivery thread; must
 * return at once.
 */
public interface SafetyControls {
  /**
   * Stops the robot and latches: only {@link #reset} leads on. Cancels what runs and what waits.
   * Asking twice changes nothing.
   *
   * @param cause in words, for the log and for whoever sent instructions
   */
  void estop(String cause);

  /**
   * Leaves a latched stop.
   *
   * @param by who asks and why, in words
   * @return empty if done, else why it is not possible
   */
  Optional<String> reset(String by);

  /** Whether a stop is latched. */
  boolean isStopped();
}
