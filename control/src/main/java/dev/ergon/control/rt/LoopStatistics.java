package dev.ergon.control.rt;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What one loop measures of itself. The loop's thread records, real-time safe; anybody takes the
 * sums so far.
 */
final class LoopStatistics {
  private static final long HIGHEST_NANOS = 60_000_000_000L;

  /**
   * Cycles until every path has been compiled and every buffer filled; not counted as allocation.
   */
  private static final long WARM_UP_CYCLES = 2_000;

  private final ThreadMXBean threads;
  private final Channel lateness = new Channel();
  private final Channel execution = new Channel();
  private final Channel observationAge = new Channel();
  private final Channel endToEnd = new Channel();
  private final AtomicLong cycles = new AtomicLong();
  private final AtomicLong overruns = new AtomicLong();
  private final AtomicLong allocatedBytes = new AtomicLong();
  private long allocatedBefore;

  LoopStatistics() {
    threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  }

  void cycleBegins() {
    allocatedBefore = threads.getCurrentThreadAllocatedBytes();
  }

  void cycleEnds(long executionNanos, long latenessNanos) {
    long n = cycles.getPlain() + 1;
    execution.record(executionNanos);
    lateness.record(latenessNanos);
    if (n > WARM_UP_CYCLES) {
      long used = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
      allocatedBytes.lazySet(allocatedBytes.getPlain() + used);
    }
    cycles.lazySet(n);
  }

  void observationAge(long nanos) {
    observationAge.record(nanos);
  }

  void endToEnd(long nanos) {
    endToEnd.record(nanos);
  }

  void overrun(long missed) {
    overruns.lazySet(overruns.getPlain() + missed);
  }

  long cycles() {
    return cycles.get();
  }

  long overruns() {
    return overruns.get();
  }

  /** Bytes per cycle after warm-up; 0 before its end. */
  double allocatedBytesPerCycle() {
    long counted = cycles.get() - WARM_UP_CYCLES;
    return counted <= 0 ? 0 : (double) allocatedBytes.get() / counted;
  }

  Histogram lateness() {
    return lateness.soFar();
  }

  Histogram execution() {
    return execution.soFar();
  }

  Histogram observationAge() {
    return observationAge.soFar();
  }

  Histogram endToEnd() {
    return endToEnd.soFar();
  }

  /** One measured quantity: recorded by one thread, summed up by whoever asks. */
  private static final class Channel {
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(HIGHEST_NANOS, 3);
    private final Histogram sum = new Histogram(HIGHEST_NANOS, 3);

    Channel() {
      // The first flip makes the second buffer; afterwards recording never allocates.
      recorder.getIntervalHistogram();
    }

    void record(long nanos) {
      recorder.recordValue(Math.max(0, Math.min(HIGHEST_NANOS, nanos)));
    }

    /** Locks out other readers alone; the recording thread never waits. */
    Histogram soFar() {
      synchronized (sum) {
        sum.add(recorder.getIntervalHistogram());
        return sum.copy();
      }
    }
  }
}
