package dev.ergon.control.envelope;

import dev.ergon.core.robot.RobotModel;

/**
 * Lets commands out. Each joint is kept by its {@link JointGuard}; then the arm as a whole is
 * looked at where the command leads and where it could stop after it, and if either place is not
 * allowed all joints are bent towards their stops together. Leaving a place that is not allowed is
 * always allowed. Owned by the control thread. Real-time safe: no allocation, no lock, bounded
 * time.
 */
public final class Envelope {
  private final JointGuard[] joints;
  private final ArmChecks checks;
  private final double[] nextPosition;
  private final double[] peakPosition;
  private final double[] stopPosition;
  private final double[] position;
  private final double[] acceleration;
  private double stopS;

  public Envelope(RobotModel model, LimitTable limits, EnvelopeOptions options, double cycleS) {
    joints = new JointGuard[limits.size()];
    for (int i = 0; i < joints.length; i++) {
      joints[i] =
          new JointGuard(
              limits.lower()[i],
              limits.upper()[i],
              limits.margin()[i],
              limits.velocity()[i],
              limits.acceleration()[i],
              limits.jerk()[i],
              cycleS);
    }
    checks = new ArmChecks(model, options, cycleS);
    nextPosition = new double[joints.length];
    peakPosition = new double[joints.length];
    stopPosition = new double[joints.length];
    position = new double[joints.length];
    acceleration = new double[joints.length];
  }

  /** At rest at joint {@code joint} = {@code at}, which is brought inside the joint's range. */
  public void seed(int joint, double at) {
    joints[joint].seed(at);
    position[joint] = joints[joint].position();
  }

  /** After every joint was seeded: the arm is where it is. */
  public void seeded() {
    checks.seed(position);
  }

  /**
   * Moves on by one cycle, as near to {@code proposal} as is safe.
   *
   * @param proposal where each joint shall be next, rad or m; NaN means stop
   * @return the first limit that changed it
   */
  public EnvelopeLimit step(double[] proposal) {
    EnvelopeLimit hit = EnvelopeLimit.NONE;
    for (int i = 0; i < joints.length; i++) {
      EnvelopeLimit own = joints[i].propose(proposal[i]);
      if (hit == EnvelopeLimit.NONE) {
        hit = own;
      }
    }
    stopS = 0;
    for (JointGuard joint : joints) {
      stopS = Math.max(stopS, joint.stopS());
    }
    double part = 1;
    EnvelopeLimit arm = look(part);
    while (arm != EnvelopeLimit.NONE && part > 0) {
      if (hit == EnvelopeLimit.NONE) {
        hit = arm;
      }
      part -= 0.25;
      arm = look(part);
    }
    for (int i = 0; i < joints.length; i++) {
      joints[i].apply(acceleration[i]);
      position[i] = joints[i].position();
    }
    checks.accept();
    return hit;
  }

  /** What is not allowed about the step that is {@code part} proposal and the rest stop. */
  private EnvelopeLimit look(double part) {
    double afterS = 0;
    for (int i = 0; i < joints.length; i++) {
      acceleration[i] = joints[i].blended(part, stopS);
      afterS = Math.max(afterS, joints[i].stopS(acceleration[i]));
    }
    for (int i = 0; i < joints.length; i++) {
      nextPosition[i] = joints[i].positionWith(acceleration[i]);
      peakPosition[i] = joints[i].peakAfter(acceleration[i]);
      stopPosition[i] = joints[i].stopAfter(acceleration[i], afterS);
    }
    return checks.judge(nextPosition, peakPosition, stopPosition);
  }

  /** The command: position of joint {@code joint}, rad or m. */
  public double position(int joint) {
    return joints[joint].position();
  }

  /** The command's velocity, exactly the change of position per cycle. */
  public double velocity(int joint) {
    return joints[joint].velocity();
  }

  /** The command's acceleration, exactly the change of velocity per cycle. */
  public double acceleration(int joint) {
    return joints[joint].acceleration();
  }

  /** Whether every joint is commanded to rest. */
  public boolean isAtRest() {
    for (JointGuard joint : joints) {
      if (!joint.isAtRest()) {
        return false;
      }
    }
    return true;
  }
}
