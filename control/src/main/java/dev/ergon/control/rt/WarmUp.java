package dev.ergon.control.rt;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;

/**
 * Runs a copy of a controller through motion, holds, stops, faults and resets on a robot of its
 * imagination, so that the real one's first cycles meet compiled code. The copy executes joint
 * steps or tool steps as the real one does, on simulated stamps.
 */
final class WarmUp {
  private static final int CYCLES = 12_000;
  private static final int CYCLES_PER_CHUNK = 20;

  /** Of every 500 cycles; then the policy is silent, and the arm settles. */
  private static final int TALKING_CYCLES = 300;

  private final Controller copy;
  private final JointStateBuffer measured;
  private final JointCommandBuffer command;
  private long nowNanos = 1_000_000_000L;

  private WarmUp(Controller copy) {
    this.copy = copy;
    RobotModel model = copy.model();
    measured = new JointStateBuffer(model.actuatedCount());
    command = new JointCommandBuffer(model.actuatedCount());
    for (int i = 0; i < model.actuatedCount(); i++) {
      JointLimits limits = model.limits(i);
      double middle = (limits.lower() + limits.upper()) / 2;
      measured.set(i, Double.isFinite(middle) ? middle : 0, 0, 0);
    }
  }

  /** Warms up what {@code controller} will run; the controller itself is not touched. */
  static void run(Controller controller) {
    ControlConfig config = controller.config();
    new WarmUp(new Controller(controller.model(), controller.space(), config)).run();
  }

  private void run() {
    for (int i = 0; i < CYCLES; i++) {
      int phase = i % 2_000;
      if (phase == 0) {
        copy.reset();
      } else if (phase == 2) {
        copy.arm();
      } else if (phase == 50) {
        copy.beginTask();
      } else if (phase == 1_500) {
        halt(i / 2_000);
      } else if (phase > 50 && phase % 500 < TALKING_CYCLES && phase % CYCLES_PER_CHUNK == 0) {
        copy.offer(chunk(i), nowNanos);
      }
      tick(phase == 1_500 && i / 2_000 % 3 == 2 ? RobotStatus.LINK_LOST : RobotStatus.OK);
    }
  }

  private void halt(int round) {
    if (round % 3 == 0) {
      copy.stop(HaltCause.OPERATOR);
    } else if (round % 3 == 1) {
      copy.estop(HaltCause.OPERATOR);
    }
  }

  private void tick(RobotStatus status) {
    nowNanos += copy.config().periodNanos();
    measured.setStampNanos(nowNanos);
    copy.tick(nowNanos, status, measured, command);
    for (int i = 0; i < measured.size(); i++) {
      measured.set(i, command.position(i), command.velocity(i), 0);
    }
  }

  /** Two rows of small steps back and forth; a space of absolute values gets its middle. */
  private ActionChunk chunk(int i) {
    ActionSpace space = copy.space();
    double[] values = new double[2 * space.size()];
    for (int row = 0; row < 2; row++) {
      double swing = 0.2 * Math.sin(i * 1e-3 + row);
      boolean first = true;
      for (int k = 0; k < space.size(); k++) {
        ActionDimension d = space.dimensions().get(k);
        boolean quaternion =
            space.rotation().components() == 4
                && (d.kind() == ActionKind.ABSOLUTE_ROTATION
                    || d.kind() == ActionKind.DELTA_ROTATION);
        double middle = (d.low() + d.high()) / 2;
        double value = middle + swing * (d.high() - d.low()) / 2;
        if (d.kind() == ActionKind.TERMINATE) {
          value = 0;
        } else if (quaternion) {
          value = first ? 1 : 0;
          first = false;
        }
        values[row * space.size() + k] = value;
      }
    }
    return new ActionChunk(i, nowNanos, 50_000_000L, 2, space.size(), values);
  }
}
