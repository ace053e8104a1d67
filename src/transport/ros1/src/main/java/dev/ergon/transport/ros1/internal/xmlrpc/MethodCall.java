package dev.ergon.transport.ros1.internal.xmlrpc;

import dev.ergon.transport.ros1.xmlrpc.Value;
import java.util.List;

/** A method's name and what it is called with. */
public record MethodCall(String method, List<Value> parameters) {
  public MethodCall {
    parameters = List.copyOf(parameters);
  }
}
