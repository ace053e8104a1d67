package dev.ergon.control;

import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.state.ControlStatus;
import java.util.concurrent.atomic.AtomicLongArray;

/** How often each limit and each status there was. The control thread counts, anybody reads. */
final class CycleCounts {
  private final AtomicLongArray limitHits = new AtomicLongArray(EnvelopeLimit.values().length);
  private final AtomicLongArray statuses = new AtomicLongArray(ControlStatus.values().length);

  void count(EnvelopeLimit limit) {
    increment(limitHits, limit.ordinal());
  }

  void count(ControlStatus status) {
    increment(statuses, status.ordinal());
  }

  /** There is one writer, so that nothing but visibility has to be asked for. */
  private static void increment(AtomicLongArray counts, int index) {
    counts.lazySet(index, counts.getPlain(index) + 1);
  }

  long of(EnvelopeLimit limit) {
    return limitHits.get(limit.ordinal());
  }

  long of(ControlStatus status) {
    return statuses.get(status.ordinal());
  }
}
