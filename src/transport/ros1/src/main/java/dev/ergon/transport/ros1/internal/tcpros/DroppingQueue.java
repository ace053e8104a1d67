package dev.ergon.transport.ros1.internal.tcpros;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Things that wait for a slow taker: where there is no room, the oldest goes. Offering never waits.
 * Any thread.
 */
public final class DroppingQueue<T> {
  private final Deque<T> waiting = new ArrayDeque<>();
  private final int capacity;
  private long dropped;
  private boolean closed;

  /**
   * @param capacity how many may wait, > 0
   */
  public DroppingQueue(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("queue size: got " + capacity + ", wanted > 0");
    }
    this.capacity = capacity;
  }

  public synchronized void offer(T next) {
    if (waiting.size() == capacity) {
      waiting.poll();
      dropped++;
    }
    waiting.add(next);
    notifyAll();
  }

  /**
   * The oldest, or null if none comes for a while.
   *
   * @param millis how long to wait, > 0
   * @throws InterruptedException if interrupted, or if the queue is closed and empty
   */
  public synchronized @Nullable T poll(long millis) throws InterruptedException {
    if (waiting.isEmpty() && !closed) {
      wait(millis);
    }
    if (waiting.isEmpty() && closed) {
      throw new InterruptedException("the queue is closed");
    }
    return waiting.poll();
  }

  /** How many had to go. */
  public synchronized long dropped() {
    return dropped;
  }

  public synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** What waits can still be taken; then takers are interrupted. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
