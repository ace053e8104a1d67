package dev.ergon.control.envelope;

/**
 * Keeps the arm's torques inside the joints' torque and torque-rate limits. What is no number
 * leaves a joint's torque as it is. Owned by the control thread. Real-time safe.
 */
public final class TorqueGuard {
  private final double[] limit;
  private final double step;
  private final double[] torque;

  /**
   * @param limit greatest torque per joint, N m or N; finite
   * @param rateNmPerS greatest change
   */
  public TorqueGuard(double[] limit, double rateNmPerS, double cycleS) {
    this.limit = limit.clone();
    step = rateNmPerS * cycleS;
    torque = new double[limit.length];
  }

  /** Begins with {@code held}, brought inside the limits: what holds the arm now. */
  public void seed(double[] held) {
    for (int i = 0; i < torque.length; i++) {
      torque[i] = within(held[i], limit[i]);
    }
  }

  /** Moves on by one cycle, as near to {@code proposal} as is allowed; the first limit met. */
  public EnvelopeLimit step(double[] proposal) {
    EnvelopeLimit hit = EnvelopeLimit.NONE;
    for (int i = 0; i < torque.length; i++) {
      double wanted = Double.isNaN(proposal[i]) ? torque[i] : proposal[i];
      double inside = within(wanted, limit[i]);
      double next = torque[i] + within(inside - torque[i], step);
      if (hit == EnvelopeLimit.NONE && inside != wanted) {
        hit = EnvelopeLimit.JOINT_TORQUE;
      } else if (hit == EnvelopeLimit.NONE && Math.abs(inside - torque[i]) > step) {
        hit = EnvelopeLimit.JOINT_TORQUE_RATE;
      }
      torque[i] = within(next, limit[i]);
    }
    return hit;
  }

  private static double within(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }

  /** The torque of joint {@code joint}, N m or N. */
  public double torque(int joint) {
    return torque[joint];
  }
}
