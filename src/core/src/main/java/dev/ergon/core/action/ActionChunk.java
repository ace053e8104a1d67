package dev.ergon.core.action;

import java.util.Arrays;

/**
 * Actions for the next few steps, as a policy said them. Structure is checked here, values are not:
 * NaN, infinities and a wrong number of dimensions are ordinary inputs of control, which judges
 * them.
 *
 * @param sequence counts a policy's chunks upwards, so that late and repeated ones show
 * @param observationStampNanos the stamp of the observation it answers; action i is meant for
 *     {@code observationStampNanos + i * stepPeriodNanos}
 * @param stepPeriodNanos the time between two actions, > 0
 * @param horizon H, 0..{@value #MAX_HORIZON}
 * @param dimensions D
 * @param values H x D, row by row; copied in and out
 */
public record ActionChunk(
    long sequence,
    long observationStampNanos,
    long stepPeriodNanos,
    int horizon,
    int dimensions,
    double[] values) {
  public static final int MAX_HORIZON = 1024;

  public ActionChunk {
    if (stepPeriodNanos <= 0) {
      throw new IllegalArgumentException(
          "action chunk: got a step period of " + stepPeriodNanos + " ns, wanted > 0");
    }
    if (horizon < 0
        || horizon > MAX_HORIZON
        || dimensions < 1
        || dimensions > ActionSpace.MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "action chunk: got "
              + horizon
              + " x "
              + dimensions
              + ", wanted up to "
              + MAX_HORIZON
              + " x "
              + ActionSpace.MAX_DIMENSIONS);
    }
    if (values.length != horizon * dimensions) {
      throw new IllegalArgumentException(
          "action chunk: got " + values.length + " values, wanted " + horizon + " x " + dimensions);
    }
    values = values.clone();
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  /** Dimension {@code d} of action {@code step}. */
  public double value(int step, int d) {
    return values[step * dimensions + d];
  }

  /** A copy of action {@code step}. */
  public double[] action(int step) {
    return Arrays.copyOfRange(values, step * dimensions, (step + 1) * dimensions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActionChunk that
        && sequence == that.sequence
        && observationStampNanos == that.observationStampNanos
        && stepPeriodNanos == that.stepPeriodNanos
        && horizon == that.horizon
        && dimensions == that.dimensions
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(sequence) * 31 + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "ActionChunk[#"
        + sequence
        + ", observed "
        + observationStampNanos
        + " ns, "
        + horizon
        + " x "
        + dimensions
        + " every "
        + stepPeriodNanos
        + " ns]";
  }
}
