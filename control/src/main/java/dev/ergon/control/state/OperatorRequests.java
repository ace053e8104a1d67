package dev.ergon.control.state;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What people and other threads have asked for since the control thread last looked. Asking is safe
 * from any thread, never waits and is never lost; of several requests within one cycle the safer
 * one wins, whatever their order.
 */
public final class OperatorRequests {
  public static final int ARM = 1;
  public static final int HOLD = 2;
  public static final int STOP = 4;
  public static final int ESTOP = 8;
  public static final int RESET = 16;

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger cause = new AtomicInteger(-1);
  private final AtomicLong epoch = new AtomicLong();
  private final AtomicLong observedNanos = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong operatorNanos = new AtomicLong(Long.MIN_VALUE);

  /** Asks for {@code request}, one of the constants. */
  public void ask(int request) {
    requests.getAndUpdate(old -> old | request);
  }

  /** Asks for {@code request} because of {@code why}. */
  public void ask(int request, HaltCause why) {
    cause.set(why.ordinal());
    ask(request);
  }

  /** Control thread: what was asked for since the last call, as a sum of the constants. */
  public int take() {
    return requests.getPlain() == 0 && requests.get() == 0 ? 0 : requests.getAndSet(0);
  }

  /** The ordinal of the {@link HaltCause} given last, or -1. */
  public int causeOrdinal() {
    return cause.get();
  }

  /** Starts a task; chunks offered from now on belong to it. */
  public void beginTask() {
    observedNanos.set(Long.MIN_VALUE);
    epoch.getAndUpdate(e -> (e | 1) + ((e & 1) == 1 ? 2 : 0));
  }

  /** Ends the task, if one runs. */
  public void endTask() {
    epoch.getAndUpdate(e -> (e & 1) == 1 ? e + 1 : e);
  }

  /** Odd while a task runs; never the same for two tasks. */
  public long epoch() {
    return epoch.get();
  }

  public static boolean isTask(long epoch) {
    return (epoch & 1) == 1;
  }

  /** An observation of {@code stampNanos} exists. Older ones than known change nothing. */
  public void observed(long stampNanos) {
    long known = observedNanos.get();
    while (stampNanos > known && !observedNanos.compareAndSet(known, stampNanos)) {
      known = observedNanos.get();
    }
  }

  /** The stamp of the newest observation of this task, or {@link Long#MIN_VALUE}. */
  public long observedNanos() {
    return observedNanos.get();
  }

  /** The operator is there at {@code nowNanos}. */
  public void operatorAlive(long nowNanos) {
    operatorNanos.set(nowNanos);
  }

  /** When the operator was last known to be there, or {@link Long#MIN_VALUE}. */
  public long operatorNanos() {
    return operatorNanos.get();
  }
}
