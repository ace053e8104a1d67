package dev.ergon.transport.ros1;

/** Answers a service's requests; may be called from several threads at once. */
@FunctionalInterface
public interface ServiceResponseBuilder<Q, P> {
  /**
   * @throws ServiceException to tell the caller that it failed, and why
   */
  P build(Q request) throws ServiceException;
}
