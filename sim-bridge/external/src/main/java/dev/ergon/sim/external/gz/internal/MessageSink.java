package dev.ergon.sim.external.gz.internal;

/** Where the messages of a topic go. Called by the node's thread. */
@FunctionalInterface
public interface MessageSink {
  /** Takes the bytes of a message and its type's name; false if they make no sense here. */
  boolean take(byte[] message, String type);
}
