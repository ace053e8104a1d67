package dev.ergon.transport.ros1;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros1.name.GraphName;
import java.time.Duration;

/** Calls a service, one call at a time. */
public interface ServiceClient<Q extends Message, P extends Message> {
  GraphName name();

  /**
   * The answer. The connection is kept for the next call, and made anew where it broke.
   *
   * @throws ServiceException if the service is not there, fails, or does not answer in time
   */
  P call(Q request, Duration timeout) throws ServiceException;

  /** Closes the connection; idempotent. */
  void shutdown();
}
