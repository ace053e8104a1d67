package dev.ergon.hardware.testing;

/** Servos on a bus: bytes in, bytes out. Safe from several threads. */
public interface EmulatedServos {
  /**
   * Takes bytes that the host has sent.
   *
   * @return what the servos answer, empty if nothing
   */
  byte[] receive(byte[] bytes, int length);

  /** The line has been silent for long: as servos do, forgets a packet that was only begun. */
  void pause();
}
