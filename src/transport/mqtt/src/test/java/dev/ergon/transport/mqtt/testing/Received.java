package dev.ergon.transport.mqtt.testing;

import dev.ergon.transport.mqtt.MqttMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Collects messages for a test that waits for particular ones. */
public final class Received implements Consumer<MqttMessage> {
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<MqttMessage> fresh = new LinkedBlockingQueue<>();
  private final List<MqttMessage> seen = new ArrayList<>();

  @Override
  public void accept(MqttMessage message) {
    fresh.add(message);
  }

  /** The next message, or an error that shows what came before. */
  public MqttMessage next() {
    return next(message -> true);
  }

  /** The next message that {@code wanted} takes; the others before it are passed over. */
  public MqttMessage next(Predicate<MqttMessage> wanted) {
    try {
      MqttMessage message;
      while ((message = fresh.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) != null) {
        seen.add(message);
        if (wanted.test(message)) {
          return message;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("no such message; seen: " + texts());
  }

  /** The next message on a topic that ends like this. */
  public MqttMessage nextOn(String topicSuffix) {
    return next(message -> message.topic().endsWith(topicSuffix));
  }

  public boolean isEmpty() {
    return fresh.isEmpty();
  }

  private List<String> texts() {
    return seen.stream().map(m -> m.topic() + " " + m.text()).toList();
  }
}
