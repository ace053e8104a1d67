package dev.ergon.control.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of reusable slots between one producer and one consumer thread. The producer
 * fills the slot it {@link #claim claims} and {@link #publish publishes} it; the consumer reads the
 * slot it {@link #peek peeks} at and {@link #release releases} it. Neither ever waits. Real-time
 * safe on both sides.
 *
 * @param <T> the slot, mutable
 */
public final class SpscRing<T> {
  private final List<T> slots;
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong released = new AtomicLong();

  /** A ring of {@code capacity} slots, made here and never again. */
  public SpscRing(int capacity, Supplier<T> slot) {
    slots = new ArrayList<>(capacity);
    for (int i = 0; i < capacity; i++) {
      slots.add(slot.get());
    }
  }

  /** Producer: the slot to fill next, or null where the consumer has not kept up. */
  public @Nullable T claim() {
    long next = published.getPlain();
    if (next - released.getAcquire() >= slots.size()) {
      return null;
    }
    return slots.get((int) (next % slots.size()));
  }

  /** Producer: hands over the slot last claimed. */
  public void publish() {
    published.setRelease(published.getPlain() + 1);
  }

  /** Consumer: the oldest slot handed over, or null where there is none. */
  public @Nullable T peek() {
    long next = released.getPlain();
    if (next >= published.getAcquire()) {
      return null;
    }
    return slots.get((int) (next % slots.size()));
  }

  /** Consumer: gives the slot last peeked at back to the producer. */
  public void release() {
    released.setRelease(released.getPlain() + 1);
  }

  /** How many slots are handed over and not yet released. Either side; the other may be moving. */
  public int size() {
    return (int) (published.getAcquire() - released.getAcquire());
  }
}
