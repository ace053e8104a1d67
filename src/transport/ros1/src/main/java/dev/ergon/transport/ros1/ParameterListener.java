package dev.ergon.transport.ros1;

import dev.ergon.transport.ros1.xmlrpc.Value;
import java.util.Optional;

/** Hears of a parameter's changes, on a thread of its own. */
@FunctionalInterface
public interface ParameterListener {
  /**
   * @param value the value now; empty if it was deleted
   */
  void onNewValue(Optional<Value> value);
}
