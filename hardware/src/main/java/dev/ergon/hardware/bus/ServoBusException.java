package dev.ergon.hardware.bus;

import java.io.IOException;

/** A servo did not do its part although the line is up; the message names it. */
public class ServoBusException extends IOException {
  private static final long serialVersionUID = 1L;

  public ServoBusException(String message) {
    super(message);
  }
}
