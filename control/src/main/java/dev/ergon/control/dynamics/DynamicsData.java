package dev.ergon.control.dynamics;

/**
 * The workspace of {@link ArmDynamics}: made once per thread, overwritten by each call. Owned by
 * one thread.
 */
public final class DynamicsData {
  /** Rotation of body {@code i + 1} in body {@code i} at {@code 9 i}. */
  final double[] rotation;

  /** Origin of body {@code i + 1} in body {@code i} at {@code 3 i}. */
  final double[] translation;

  /** Of body {@code i} at {@code 3 i}, in its own frame; body 0 is the base. */
  final double[] angularVelocity;

  final double[] angularAcceleration;
  final double[] linearAcceleration;
  final double[] force;
  final double[] moment;
  final double[] zeros;

  DynamicsData(int dof) {
    rotation = new double[9 * dof];
    translation = new double[3 * dof];
    angularVelocity = new double[3 * (dof + 1)];
    angularAcceleration = new double[3 * (dof + 1)];
    linearAcceleration = new double[3 * (dof + 1)];
    force = new double[3 * (dof + 1)];
    moment = new double[3 * (dof + 1)];
    zeros = new double[dof];
  }
}
