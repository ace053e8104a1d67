package dev.ergon.tokenizer;

/**
 * A dimension whose range is too small to normalise by: dividing by it turns noise into full-scale
 * motion.
 *
 * @param index 0-based
 * @param low the lower bound found
 * @param high the upper bound found
 */
public record DegenerateDimension(int index, Kind kind, double low, double high) {
  /** How small the range is. */
  public enum Kind {
    /** The bounds are equal. */
    CONSTANT,
    /** The bounds differ by less than {@link ActionStatistics#NEAR_CONSTANT_RANGE}. */
    NEAR_CONSTANT
  }

  /** One line for people. */
  public String describe() {
    return "dimension "
        + index
        + " is "
        + (kind == Kind.CONSTANT ? "constant" : "nearly constant")
        + " ("
        + low
        + ".."
        + high
        + "): strict normalisation writes 0 for it";
  }
}
