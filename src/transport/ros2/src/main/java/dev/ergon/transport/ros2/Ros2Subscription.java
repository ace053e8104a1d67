package dev.ergon.transport.ros2;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageFormatException;
import dev.ergon.transport.ros2.internal.DdsReader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the messages of one topic, on a thread of its own and in their order. A listener that is
 * too slow misses the oldest, and holds up nobody else.
 */
public final class Ros2Subscription<M extends Message> implements Ros2Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Ros2Subscription.class);
  private static final long CLOSE_MILLIS = 5_000;

  private final TopicName topic;
  private final Consumer<M> listener;
  private final BlockingQueue<M> waiting;
  private final Thread thread;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean closed;
  private @Nullable DdsReader<M> reader;

  Ros2Subscription(TopicName topic, QosProfile qos, Consumer<M> listener) {
    this.topic = topic;
    this.listener = listener;
    waiting = new ArrayBlockingQueue<>(qos.depth());
    thread = new Thread(this::deliver, "ros2 " + topic);
    thread.setDaemon(true);
  }

  synchronized void start(DdsReader<M> opened) {
    reader = opened;
    thread.start();
  }

  @Override
  public TopicName topic() {
    return topic;
  }

  /** How many messages have arrived. */
  public long receivedCount() {
    return received.get();
  }

  /** How many of them the listener was too slow for. */
  public long missedCount() {
    return missed.get();
  }

  /** How many arrived that were no message of the type. */
  public long refusedCount() {
    return refused.get();
  }

  /** How many publishers have been found. */
  public int publisherCount() {
    DdsReader<M> open = opened();
    return open == null ? 0 : open.matchCount();
  }

  /**
   * Waits until a publisher has been found.
   *
   * @return false if the time is over
   */
  public boolean awaitPublisher(long timeoutNanos) throws InterruptedException {
    DdsReader<M> open = opened();
    return open != null && open.awaitMatch(timeoutNanos);
  }

  /**
   * Ends it; idempotent. The listener is not called any more when this returns, unless it is the
   * listener itself that closes, or it is at work and does not end within a few seconds though it
   * is interrupted.
   */
  @Override
  public void close() {
    DdsReader<M> open = opened();
    closed = true;
    if (open != null) {
      open.close();
    }
    thread.interrupt();
    if (Thread.currentThread() != thread) {
      joinThread();
    }
  }

  /** Takes a message from Fast DDS's thread. */
  void offer(M message) {
    received.incrementAndGet();
    while (!waiting.offer(message)) {
      if (waiting.poll() != null) {
        missed.incrementAndGet();
      }
    }
  }

  /** Counts bytes that are no message, and says so the first time. */
  void refuse(MessageFormatException refusal) {
    if (refused.getAndIncrement() == 0) {
      LOG.warn("topic {}: refused a message: {}", topic, refusal.getMessage());
    }
  }

  private synchronized @Nullable DdsReader<M> opened() {
    return reader;
  }

  private void deliver() {
    while (!closed) {
      try {
        listener.accept(waiting.take());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("topic {}: the listener failed", topic, e);
      }
    }
  }

  private void joinThread() {
    try {
      thread.join(CLOSE_MILLIS);
      if (thread.isAlive()) {
        LOG.warn("topic {}: the listener still works after {} ms", topic, CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
