package dev.ergon.transport.ros1.internal.node;

import dev.ergon.transport.ros1.internal.tcpros.DroppingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one listener on a thread of its own; where it is slow, the oldest calls are left out. */
final class ListenerThread<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerThread.class);
  private static final long WAIT_MILLIS = 60_000;

  private final DroppingQueue<T> queue;
  private final Consumer<T> listener;
  private final Thread thread;

  ListenerThread(String name, Consumer<T> listener, int limit) {
    this.queue = new DroppingQueue<>(limit);
    this.listener = listener;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  void offer(T next) {
    queue.offer(next);
  }

  @Override
  public void close() {
    queue.close();
  }

  private void run() {
    try {
      while (true) {
        T next = queue.poll(WAIT_MILLIS);
        if (next != null) {
          call(next);
        }
      }
    } catch (InterruptedException end) {
      LOG.debug("{} ends", thread.getName());
    }
  }

  private void call(T next) {
    try {
      listener.accept(next);
    } catch (RuntimeException e) {
      LOG.error("{}: the listener failed", thread.getName(), e);
    }
  }
}
