package dev.ergon.control.mailbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The latest value of a row of 64-bit words, written by one thread that never waits and read by any
 * number of threads that retry while it writes (Boehm, Can seqlocks get along with programming
 * language memory models?, 2012). Writing is real-time safe.
 */
public final class Seqlock {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] words;
  private final AtomicLong version = new AtomicLong();

  public Seqlock(int size) {
    words = new long[size];
  }

  public int size() {
    return words.length;
  }

  /** Writer: starts a new value. Every {@link #put} until {@link #end} belongs to it. */
  public void begin() {
    version.setOpaque(version.getPlain() + 1);
    VarHandle.storeStoreFence();
  }

  /** Writer: sets word {@code index}. */
  public void put(int index, long value) {
    WORD.setOpaque(words, index, value);
  }

  /** Writer: sets word {@code index} to the bits of {@code value}. */
  public void put(int index, double value) {
    WORD.setOpaque(words, index, Double.doubleToRawLongBits(value));
  }

  /** Writer: the value is complete. */
  public void end() {
    version.setRelease(version.getPlain() + 1);
  }

  /** Reader: a consistent copy of the latest complete value. Not real-time safe: may retry. */
  public long[] read() {
    long[] copy = new long[words.length];
    while (true) {
      long before = version.getAcquire();
      if ((before & 1) == 0) {
        for (int i = 0; i < copy.length; i++) {
          copy[i] = (long) WORD.getOpaque(words, i);
        }
        VarHandle.loadLoadFence();
        if (version.getOpaque() == before) {
          return copy;
        }
      }
      Thread.onSpinWait();
    }
  }
}
