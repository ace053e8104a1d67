package dev.ergon.control.chunk;

import dev.ergon.core.config.Default;

/**
 * What the gate lets through.
 *
 * @param maxObservationAgeNanos a chunk that answers an older observation is stale
 * @param futureToleranceNanos how far ahead of now an observation's stamp may lie
 * @param boundsSlack how far outside its bounds a value is still clamped rather than refused, in
 *     widths of the bounds; >= 0
 */
public record GateOptions(
    @Default("1 s") long maxObservationAgeNanos,
    @Default("50 ms") long futureToleranceNanos,
    @Default("1") double boundsSlack) {
  public GateOptions {
    if (maxObservationAgeNanos <= 0 || futureToleranceNanos < 0 || !(boundsSlack >= 0)) {
      throw new IllegalArgumentException(
          "gate: got max_observation_age %d ns, future_tolerance %d ns, bounds_slack %s, wanted > 0, >= 0, >= 0"
              .formatted(maxObservationAgeNanos, futureToleranceNanos, boundsSlack));
    }
  }
}
