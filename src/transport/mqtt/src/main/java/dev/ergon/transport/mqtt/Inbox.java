package dev.ergon.transport.mqtt;

import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Received messages on their way to the handlers: bounded, urgent ones first. The network thread
 * puts and never waits; the delivery thread takes.
 */
final class Inbox {
  private final List<Subscription> subscriptions;
  private final LinkedBlockingDeque<MqttMessage> waiting = new LinkedBlockingDeque<>();
  private final int capacity;
  private final int maxPayloadBytes;
  private final AtomicLong dropped = new AtomicLong();

  Inbox(List<Subscription> subscriptions, int capacity, int maxPayloadBytes) {
    this.subscriptions = subscriptions;
    this.capacity = capacity;
    this.maxPayloadBytes = maxPayloadBytes;
  }

  void put(MqttMessage message) {
    boolean urgent = subscriptions.stream().anyMatch(s -> s.urgent() && s.takes(message.topic()));
    // One more place is kept for each kind, so that a flood cannot keep an urgent message out.
    int limit = urgent ? 2 * capacity : capacity;
    if (message.size() > maxPayloadBytes || waiting.size() >= limit) {
      dropped.incrementAndGet();
    } else if (urgent) {
      waiting.addFirst(message);
    } else {
      waiting.addLast(message);
    }
  }

  @Nullable MqttMessage poll(long timeoutMillis) throws InterruptedException {
    return waiting.poll(timeoutMillis, TimeUnit.MILLISECONDS);
  }

  long dropped() {
    return dropped.get();
  }
}
