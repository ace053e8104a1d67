package dev.ergon.control.kinematics;

/** How {@link DampedLeastSquares} answered. */
public enum VelocityIkStatus {
  /** The joint velocity follows the twist. */
  OK,
  /** Near a singularity: the joint velocity follows the twist, scaled down. */
  SLOWED,
  /** At a singularity and going further in: the joint velocity is zero. */
  HALTED_SINGULAR,
  /** A position or the twist is not finite: the joint velocity is zero. */
  REFUSED_NOT_FINITE
}
