package dev.ergon.core.action;

/** What 0 and 1 mean for a gripper. RLDS and OpenVLA use ONE_IS_OPEN, openpi ZERO_IS_OPEN. */
public enum GripperConvention {
  ONE_IS_OPEN,
  ZERO_IS_OPEN;

  /** The fraction open, 0..1, that {@code value} says; NaN stays NaN. */
  public double toOpenFraction(double value) {
    double clamped = Math.max(0, Math.min(1, value));
    return this == ONE_IS_OPEN ? clamped : 1 - clamped;
  }

  /** The value that says {@code openFraction}. */
  public double fromOpenFraction(double openFraction) {
    return toOpenFraction(openFraction);
  }
}
