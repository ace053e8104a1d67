package dev.ergon.tokenizer.spec;

import java.util.function.DoubleUnaryOperator;

/** Gathers how far decoded numbers are from true ones. Mutable; one thread. */
final class RoundTrip {
  private static final int SWEEP_STEPS = 4096;

  private double sum;
  private double most;
  private long count;

  /** Over {@code low..high} in even steps, both ends included. */
  static RoundTrip sweep(double low, double high, DoubleUnaryOperator roundTrip) {
    RoundTrip errors = new RoundTrip();
    for (int i = 0; i <= SWEEP_STEPS; i++) {
      double value = low + (high - low) * i / SWEEP_STEPS;
      errors.add(value, roundTrip.applyAsDouble(value));
    }
    return errors;
  }

  void add(double wanted, double decoded) {
    sum += decoded - wanted;
    most = Math.max(most, Math.abs(decoded - wanted));
    count++;
  }

  double mean() {
    return count == 0 ? 0 : sum / count;
  }

  double max() {
    return most;
  }
}
