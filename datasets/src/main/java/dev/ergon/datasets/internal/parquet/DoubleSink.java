package dev.ergon.datasets.internal.parquet;

import java.util.Arrays;

/** A growing array of doubles. */
public final class DoubleSink {
  private double[] values = new double[16];
  private int size;

  public void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  public int size() {
    return size;
  }

  public double get(int index) {
    return values[index];
  }

  /** A copy of what was added. */
  public double[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
