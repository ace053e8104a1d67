package dev.ergon.transport.ros1;

import dev.ergon.transport.ros1.name.GraphName;
import java.net.URI;

/** A service that this node offers. */
public interface ServiceServer {
  GraphName name();

  URI uri();

  /** Stops to serve; idempotent. */
  void shutdown();
}
