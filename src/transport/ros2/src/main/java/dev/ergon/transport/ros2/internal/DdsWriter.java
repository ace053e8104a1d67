package dev.ergon.transport.ros2.internal;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import us.ihmc.pubsub.publisher.Publisher;

/** Writes the messages of one topic. Safe from any thread. */
public final class DdsWriter<M extends Message> {
  private final DdsParticipant participant;
  private final Matches matches = new Matches();
  private final Sample<M> sample;
  private final String topic;
  private final int maxBytes;
  private @Nullable Publisher publisher;

  DdsWriter(DdsParticipant participant, MessageType<M> type, String topic, int maxBytes) {
    this.participant = participant;
    this.sample = new Sample<>(type);
    this.topic = topic;
    this.maxBytes = maxBytes;
  }

  Matches matches() {
    return matches;
  }

  synchronized void opened(Publisher opened) {
    publisher = opened;
  }

  /**
   * Hands the message to Fast DDS, which sends it at once; waits for no reader. After {@link
   * #close} it does nothing.
   *
   * @throws IllegalArgumentException if it is larger than messages may be, or does not fit its type
   */
  public synchronized void write(M message) {
    Publisher open = publisher;
    if (open == null) {
      return;
    }
    int bytes = sample.encode(message);
    if (bytes > maxBytes) {
      throw new IllegalArgumentException(
          "topic "
              + topic
              + ": got a message of "
              + bytes
              + " bytes, wanted at most "
              + maxBytes
              + "; raise max_message");
    }
    try {
      open.write(sample);
    } catch (IOException e) {
      throw new HostLacksException("topic " + topic + ": Fast DDS cannot send", e);
    }
  }

  public int matchCount() {
    return matches.count();
  }

  /** Waits until a reader is there; false if the time is over. */
  public boolean awaitMatch(long timeoutNanos) throws InterruptedException {
    return matches.await(timeoutNanos);
  }

  /** Idempotent. */
  public synchronized void close() {
    Publisher open = publisher;
    publisher = null;
    if (open != null) {
      participant.remove(open);
    }
  }
}
