package dev.ergon.sim.external.gz.internal;

import java.util.Optional;

/** What a service does. Called by the node's thread. */
public interface ServiceWork {
  /** The answer's bytes; empty if the request fails or makes no sense. */
  Optional<byte[]> answer(byte[] request, String requestType, String answerType);

  /** Whether nobody waits for an answer. */
  boolean isOneWay();
}
