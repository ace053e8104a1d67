package dev.ergon.transport.ros2.internal;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageFormatException;
import dev.ergon.transport.ros.message.MessageType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import us.ihmc.pubsub.common.ChangeKind;
import us.ihmc.pubsub.common.MatchingInfo;
import us.ihmc.pubsub.subscriber.Subscriber;
import us.ihmc.pubsub.subscriber.SubscriberListener;

/** Takes the messages of one topic from Fast DDS's thread. */
public final class DdsReader<M extends Message> implements SubscriberListener<Sample<?>> {
  private final DdsParticipant participant;
  private final Consumer<M> messages;
  private final Consumer<MessageFormatException> refusals;
  private final Matches matches = new Matches();
  private final Sample<M> sample;
  private final Object taking = new Object();
  private boolean closed;
  private @Nullable Subscriber<?> subscriber;

  DdsReader(
      DdsParticipant participant,
      MessageType<M> type,
      Consumer<M> messages,
      Consumer<MessageFormatException> refusals) {
    this.participant = participant;
    this.messages = messages;
    this.refusals = refusals;
    this.sample = new Sample<>(type);
  }

  void opened(Subscriber<?> opened) {
    synchronized (taking) {
      subscriber = opened;
    }
  }

  @Override
  public void onNewDataMessage(Subscriber<Sample<?>> source) {
    synchronized (taking) {
      // Once per call: a second look at an empty reader logs an error inside Fast DDS.
      if (closed
          || !source.takeNextData(sample, sample.info())
          || sample.info().getSampleKind() != ChangeKind.ALIVE) {
        return;
      }
      M message = sample.message();
      MessageFormatException refusal = sample.refusal();
      if (message != null) {
        messages.accept(message);
      } else if (refusal != null) {
        refusals.accept(refusal);
      }
    }
  }

  @Override
  public void onSubscriptionMatched(Subscriber<Sample<?>> source, MatchingInfo info) {
    matches.update(info);
  }

  public int matchCount() {
    return matches.count();
  }

  /** Waits until a writer is there; false if the time is over. */
  public boolean awaitMatch(long timeoutNanos) throws InterruptedException {
    return matches.await(timeoutNanos);
  }

  /**
   * Ends it; idempotent. No message is under way when this returns. The library holds a lock of its
   * own while it waits for its callback to end, so callbacks must be over before it is asked.
   */
  public void close() {
    Subscriber<?> open;
    synchronized (taking) {
      closed = true;
      open = subscriber;
      subscriber = null;
    }
    if (open != null) {
      participant.remove(open);
    }
  }
}
