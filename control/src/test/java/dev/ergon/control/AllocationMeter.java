package dev.ergon.control;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that the current thread allocates while it repeats something. */
public final class AllocationMeter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int WINDOWS = 3;

  private AllocationMeter() {}

  /**
   * Bytes allocated over {@code calls} runs of {@code work}, after as many to warm up. The least of
   * three such windows: the virtual machine's own once-only work (a recompilation, the first
   * reading of the counter) falls into one, while what the work itself allocates falls into all.
   */
  public static long bytesAllocated(int calls, Runnable work) {
    repeat(calls, work);
    long least = Long.MAX_VALUE;
    for (int window = 0; window < WINDOWS; window++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      repeat(calls, work);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  /** Bytes that one run of {@code work} allocates, by the counter as it stands: no warm-up. */
  public static long during(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void repeat(int calls, Runnable work) {
    for (int i = 0; i < calls; i++) {
      work.run();
    }
  }
}
