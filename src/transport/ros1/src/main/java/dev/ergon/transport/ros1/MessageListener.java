package dev.ergon.transport.ros1;

/** Hears messages, on a thread of its own. */
@FunctionalInterface
public interface MessageListener<M> {
  void onNewMessage(M message);
}
