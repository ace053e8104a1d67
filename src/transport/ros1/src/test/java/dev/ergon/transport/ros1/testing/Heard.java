package dev.ergon.transport.ros1.testing;

import dev.ergon.transport.ros1.MessageListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers. */
public final class Heard<M> implements MessageListener<M> {
  private final List<M> messages = new CopyOnWriteArrayList<>();

  @Override
  public void onNewMessage(M message) {
    messages.add(message);
  }

  public List<M> messages() {
    return List.copyOf(messages);
  }

  /** The first {@code count} messages, once there are as many. */
  public List<M> await(int count) {
    Roscore.await(count + " messages, got " + messages.size(), () -> messages.size() >= count);
    return messages().subList(0, count);
  }
}
