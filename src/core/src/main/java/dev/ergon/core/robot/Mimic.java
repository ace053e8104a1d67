package dev.ergon.core.robot;

/** This joint follows another: {@code position = multiplier * position(joint) + offset}. */
public record Mimic(String joint, double multiplier, double offset) {
  public Mimic {
    if (joint.isBlank() || !Double.isFinite(multiplier) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "mimic: got joint '"
              + joint
              + "' multiplier "
              + multiplier
              + " offset "
              + offset
              + ", wanted a name and finite numbers");
    }
  }
}
