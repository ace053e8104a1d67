package dev.ergon.control.bench;

/**
 * Exhausts the heap from a thread of its own, in pieces so small that nothing is left for anybody
 * else, and keeps it.
 */
final class HeapHoard {
  private static final int PIECE_BYTES = 64;

  /** One piece after the other, without anything allocated beside them. */
  private record Piece(byte[] bytes, Object before) {}

  private volatile Object newest = this;

  /** Takes all there is. Answers at once: the thread ends when nothing is left. */
  Thread start() {
    Thread thread = new Thread(this::take, "heap-exhausting");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void take() {
    Object last = newest;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        last = new Piece(new byte[PIECE_BYTES], last);
      }
    } catch (OutOfMemoryError full) {
      // Nothing is left: that is what was wanted.
      newest = last;
    }
  }

  /** Lets go of everything. */
  void release() {
    newest = this;
  }
}
