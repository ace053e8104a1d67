package dev.ergon.control.bench;

import java.time.Duration;

/**
 * Exhausts the heap from a thread of its own, in pieces so small that nothing is left for anybody
 * else, and keeps it.
 */
final class HeapHoard {
  private static final int PIECE_BYTES = 64;

  /** One piece after the other, without anything allocated beside them. */
  private record Piece(byte[] bytes, Object before) {}

  private volatile Object newest = this;

  /** Takes all there is; answers whether nothing was left within {@code limit}. */
  boolean fill(Duration limit) throws InterruptedException {
    Thread thread = new Thread(this::take, "heap-exhausting");
    thread.setDaemon(true);
    thread.start();
    thread.join(limit.toMillis());
    boolean full = !thread.isAlive();
    thread.interrupt();
    return full;
  }

  private void take() {
    Object last = newest;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        last = new Piece(new byte[PIECE_BYTES], last);
      }
    } catch (OutOfMemoryError full) {
      // Nothing is left: that is what was wanted.
    }
    newest = last;
  }

  /** Lets go of everything. */
  void release() {
    newest = this;
  }
}
