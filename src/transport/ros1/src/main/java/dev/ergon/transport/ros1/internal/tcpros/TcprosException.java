package dev.ergon.transport.ros1.internal.tcpros;

import java.io.IOException;

/**
 * A peer that does not speak TCPROS, or that refuses the connection; the message holds its words.
 */
public final class TcprosException extends IOException {
  private static final long serialVersionUID = 1;

  public TcprosException(String message) {
    super(message);
  }
}
