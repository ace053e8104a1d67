package dev.ergon.hardware.bus;

import java.io.IOException;

/** A serial line of bytes. Used by one thread, except {@link #close()}. */
public interface SerialLink extends AutoCloseable {
  /** Opens the same line anew, for example after a cable was pulled. */
  @FunctionalInterface
  interface Opener {
    /**
     * @throws IOException if the line is not there, naming it
     */
    SerialLink open() throws IOException;
  }

  /**
   * Takes the bytes that have arrived, at most {@code length}, without waiting.
   *
   * @return how many were taken, 0 if none has arrived
   * @throws IOException if the line is gone
   */
  int read(byte[] into, int offset, int length) throws IOException;

  /**
   * Sends the first {@code length} bytes.
   *
   * @throws IOException if the line is gone, or did not take them all
   */
  void write(byte[] from, int length) throws IOException;

  /** Lets go of the line. Idempotent. */
  @Override
  void close();
}
