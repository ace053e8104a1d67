package dev.ergon.control.state;

/**
 * What {@link OperatorRequests} held when a cycle began: looked at once, so that a cycle sees one
 * state of affairs and can be repeated from its log. Owned by the control thread. Real-time safe.
 */
public final class CycleRequests {
  private int asked;
  private int causeOrdinal = -1;
  private long epoch;
  private long observedNanos = Long.MIN_VALUE;
  private long operatorNanos = Long.MIN_VALUE;

  /** Looks, and takes what was asked for. */
  public void take(OperatorRequests requests) {
    set(
        requests.take(),
        requests.causeOrdinal(),
        requests.epoch(),
        requests.observedNanos(),
        requests.operatorNanos());
  }

  /** Sets everything, as a log has it. */
  public void set(
      int newAsked, int newCause, long newEpoch, long newObservedNanos, long newOperatorNanos) {
    asked = newAsked;
    causeOrdinal = newCause;
    epoch = newEpoch;
    observedNanos = newObservedNanos;
    operatorNanos = newOperatorNanos;
  }

  /** A sum of the constants of {@link OperatorRequests}. */
  public int asked() {
    return asked;
  }

  /** The ordinal of the {@link HaltCause} given last, or -1. */
  public int causeOrdinal() {
    return causeOrdinal;
  }

  /** As {@link OperatorRequests#epoch}. */
  public long epoch() {
    return epoch;
  }

  /** As {@link OperatorRequests#observedNanos}. */
  public long observedNanos() {
    return observedNanos;
  }

  /** As {@link OperatorRequests#operatorNanos}. */
  public long operatorNanos() {
    return operatorNanos;
  }
}
