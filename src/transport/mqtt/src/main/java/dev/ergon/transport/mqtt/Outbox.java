package dev.ergon.transport.mqtt;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait to be sent: durable ones first, each kind in the order it came. Any thread
 * puts; one thread takes. Putting never blocks for longer than the lock is held.
 */
final class Outbox {
  /** The next message and the queue it leads. */
  record Entry(MqttMessage message, Delivery delivery) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<MqttMessage> durable = new ArrayDeque<>();
  private final ArrayDeque<MqttMessage> droppable = new ArrayDeque<>();
  private final int maxDurable;
  private final int maxDroppable;
  private long dropped;
  private boolean woken;

  Outbox(int maxDurable, int maxDroppable) {
    this.maxDurable = maxDurable;
    this.maxDroppable = maxDroppable;
  }

  /** False if a durable message found no room; the oldest droppable one gives way silently. */
  boolean put(MqttMessage message, Delivery delivery) {
    lock.lock();
    try {
      if (delivery == Delivery.DURABLE) {
        if (durable.size() == maxDurable) {
          dropped++;
          return false;
        }
        durable.add(message);
      } else {
        if (droppable.size() == maxDroppable) {
          droppable.remove();
          dropped++;
        }
        droppable.add(message);
      }
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a message, without taking it away.
   *
   * @param durableToo false to leave the durable ones alone for now
   * @return null when the time is up or {@link #wake()} was called
   */
  @Nullable Entry peek(boolean durableToo, long timeoutNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = timeoutNanos;
      while (!woken && left > 0) {
        Entry head = head(durableToo);
        if (head != null) {
          return head;
        }
        left = changed.awaitNanos(left);
      }
      woken = false;
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes {@code entry} away, unless it has given way since it was looked at. */
  void remove(Entry entry) {
    lock.lock();
    try {
      ArrayDeque<MqttMessage> queue = entry.delivery() == Delivery.DURABLE ? durable : droppable;
      // Identity: an equal message further back must stay.
      if (queue.peek() == entry.message()) {
        queue.remove();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Makes a waiting or the next {@link #peek} return at once. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no durable message is left; false when the time is up first. */
  boolean awaitDurableSent(long timeoutNanos) throws InterruptedException {
    long left = timeoutNanos;
    lock.lock();
    try {
      while (!durable.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  int durableWaiting() {
    lock.lock();
    try {
      return durable.size();
    } finally {
      lock.unlock();
    }
  }

  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Entry head(boolean durableToo) {
    MqttMessage first = durableToo ? durable.peek() : null;
    if (first != null) {
      return new Entry(first, Delivery.DURABLE);
    }
    MqttMessage telemetry = droppable.peek();
    return telemetry == null ? null : new Entry(telemetry, Delivery.BEST_EFFORT);
  }
}
