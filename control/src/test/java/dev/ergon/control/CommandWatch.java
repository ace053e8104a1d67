package dev.ergon.control;

import static org.junit.jupiter.api.Assertions.fail;

import dev.ergon.control.state.ControlState;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.RobotModel;

/**
 * Looks at commanded positions alone, and fails where they, their differences, or the differences
 * of those leave the joints' limits. Starts anew where a state allows the command to jump to the
 * measured pose.
 */
public final class CommandWatch {
  private static final double SLACK = 1 + 1e-6;

  private final RobotModel model;
  private final double cycleS;
  private final double[] q;
  private final double[] v;
  private final double[] a;
  private int seen;

  /** The largest jerk seen, of any arm joint, rad/s^3. */
  public double largestJerk;

  public CommandWatch(RobotModel model, long periodNanos) {
    this.model = model;
    cycleS = periodNanos * 1e-9;
    q = new double[model.actuatedCount()];
    v = new double[model.actuatedCount()];
    a = new double[model.actuatedCount()];
  }

  public void look(JointCommandBuffer command, ControlState before, ControlState after) {
    boolean mayJump =
        before == ControlState.BOOT
            || after == ControlState.IDLE
            || before == ControlState.ARMING
            || before == ControlState.IDLE;
    if (mayJump) {
      seen = 0;
    }
    for (int i = 0; i < q.length; i++) {
      double now = command.position(i);
      JointLimits limits = model.limits(i);
      if (after != ControlState.BOOT) {
        within(i, "position", now, limits.lower(), limits.upper());
      }
      double nv = seen > 0 ? (now - q[i]) / cycleS : 0;
      double na = seen > 0 ? (nv - v[i]) / cycleS : 0;
      double nj = seen > 0 ? (na - a[i]) / cycleS : 0;
      bounded(i, "velocity", nv, limits.velocity());
      bounded(i, "acceleration", na, limits.acceleration());
      bounded(i, "jerk", nj, limits.jerk());
      if (i < model.armDof()) {
        largestJerk = Math.max(largestJerk, Math.abs(nj));
      }
      q[i] = now;
      v[i] = nv;
      a[i] = na;
    }
    seen++;
  }

  private static void bounded(int joint, String what, double got, double limit) {
    if (!(Math.abs(got) <= limit * SLACK + 1e-3)) {
      fail("joint " + joint + " " + what + ": got " + got + ", limit " + limit);
    }
  }

  private static void within(int joint, String what, double got, double low, double high) {
    if (!(got >= low && got <= high)) {
      fail("joint " + joint + " " + what + ": got " + got + ", limit " + low + ".." + high);
    }
  }
}
