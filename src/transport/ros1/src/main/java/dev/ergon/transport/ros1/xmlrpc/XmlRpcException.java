package dev.ergon.transport.ros1.xmlrpc;

import dev.ergon.core.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A document that is no XML-RPC, a value of another type, or a fault that the peer answered. */
public final class XmlRpcException extends InvalidInputException {
  private static final int MOST_SHOWN = 300;

  public XmlRpcException(String message) {
    this(message, null);
  }

  public XmlRpcException(String message, @Nullable Throwable cause) {
    super(
        "XML-RPC: "
            + (message.length() <= MOST_SHOWN ? message : message.substring(0, MOST_SHOWN) + "..."),
        cause);
  }
}
