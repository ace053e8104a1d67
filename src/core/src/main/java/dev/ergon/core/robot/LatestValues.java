package dev.ergon.core.robot;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands the newest values of one writing thread to one reading thread: three slots, one with the
 * writer, one with the reader, one between them (a triple buffer). Wait-free on both sides.
 * Real-time safe: no allocation, no lock.
 */
public final class LatestValues {
  private static final int INDEX = 3;
  private static final int FRESH = 4;

  private final double[][] values;
  private final long[] stamps = new long[3];
  private final AtomicInteger between = new AtomicInteger(1);
  private int writers = 0;
  private int readers = 2;

  public LatestValues(int size) {
    values = new double[3][size];
  }

  /** The writer's slot, to be filled before {@link #publish}. */
  public double[] writable() {
    return values[writers];
  }

  /** Makes what was filled in the newest. */
  public void publish(long stampNanos) {
    stamps[writers] = stampNanos;
    writers = between.getAndSet(writers | FRESH) & INDEX;
  }

  /** Takes over the newest values, if there are newer ones than the reader has. */
  public boolean refresh() {
    if ((between.get() & FRESH) == 0) {
      return false;
    }
    readers = between.getAndSet(readers) & INDEX;
    return true;
  }

  /** Value {@code index} of the reader's slot. */
  public double value(int index) {
    return values[readers][index];
  }

  /** The stamp of the reader's slot. */
  public long stampNanos() {
    return stamps[readers];
  }
}
