package dev.ergon.control.envelope;

import dev.ergon.core.robot.RobotModel;

/**
 * What is checked of the arm as a whole: the tool's speed, and that the tool stays in the
 * workspace. Owned by the control thread. Real-time safe.
 */
final class ArmChecks {
  private final ChainFrames frames;
  private final double[] lower;
  private final double[] upper;
  private final double maxStepM;
  private final double[] tool = new double[3];
  private double outsideM;

  ArmChecks(RobotModel model, EnvelopeOptions options, double cycleS) {
    frames = new ChainFrames(model);
    lower = options.workspace().lower();
    upper = options.workspace().upper();
    maxStepM = options.toolSpeedMPerS() * cycleS;
  }

  void seed(double[] position) {
    moved(position);
  }

  /** The arm was commanded to {@code position}. */
  void moved(double[] position) {
    frames.update(position);
    for (int k = 0; k < 3; k++) {
      tool[k] = frames.tool(k);
    }
    outsideM = outside();
  }

  EnvelopeLimit judge(double[] next, double[] stop) {
    frames.update(next);
    double square = 0;
    for (int k = 0; k < 3; k++) {
      double d = frames.tool(k) - tool[k];
      square += d * d;
    }
    if (square > maxStepM * maxStepM) {
      return EnvelopeLimit.TOOL_SPEED;
    }
    if (isWorse(outside())) {
      return EnvelopeLimit.WORKSPACE;
    }
    frames.update(stop);
    return isWorse(outside()) ? EnvelopeLimit.WORKSPACE : EnvelopeLimit.NONE;
  }

  /** Outside is not allowed, except nearer than now. */
  private boolean isWorse(double metres) {
    return metres > 0 && metres > outsideM;
  }

  /** How far the tool is outside the workspace, m; 0 inside. */
  private double outside() {
    double far = 0;
    for (int k = 0; k < 3; k++) {
      far = Math.max(far, Math.max(lower[k] - frames.tool(k), frames.tool(k) - upper[k]));
    }
    return far;
  }
}
