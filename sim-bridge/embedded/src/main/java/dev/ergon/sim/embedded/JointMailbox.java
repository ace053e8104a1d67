package dev.ergon.sim.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The newest values of one writing thread for one reading thread (a sequence lock). The writer
 * never waits; the reader repeats while a write is going on, which is a few stores long. Real-time
 * safe: no allocation, no lock.
 */
final class JointMailbox {
  private final AtomicLong version = new AtomicLong();
  private final AtomicLongArray values;

  JointMailbox(int size) {
    values = new AtomicLongArray(size);
  }

  /** Counts up by two with every write; odd while one is going on. */
  long version() {
    return version.get();
  }

  void write(double[] from) {
    version.incrementAndGet();
    for (int i = 0; i < from.length; i++) {
      values.set(i, Double.doubleToRawLongBits(from[i]));
    }
    version.incrementAndGet();
  }

  /** Copies the newest values and answers their version. */
  long read(double[] into) {
    while (true) {
      long before = version.get();
      if ((before & 1) == 0) {
        for (int i = 0; i < into.length; i++) {
          into[i] = Double.longBitsToDouble(values.get(i));
        }
        if (version.get() == before) {
          return before;
        }
      }
      Thread.onSpinWait();
    }
  }
}
