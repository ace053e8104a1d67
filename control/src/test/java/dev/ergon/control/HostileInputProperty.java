package dev.ergon.control;

import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Whatever policy and robot say, no command leaves the robot's limits and nothing is thrown. */
class HostileInputProperty {
  private static final double[] EVIL = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e300,
    -1e300,
    Double.MIN_VALUE,
    -0.0,
    1e6
  };

  private final RobotModel model = PandaWithGripper.model();

  @Property(tries = 60)
  @Label("no command leaves the limits whatever chunks and measured states come in")
  void commandsStayInsideTheLimits(@ForAll long seed) {
    Random random = new Random(seed);
    ActionSpace space =
        switch (random.nextInt(5)) {
          case 0 -> Spaces.toolSteps();
          case 1 -> Spaces.toolPoses();
          case 2 -> Spaces.joints(model, ActionKind.JOINT_POSITION, -3, 3);
          case 3 -> Spaces.joints(model, ActionKind.JOINT_DELTA, -0.5, 0.5);
          default -> Spaces.joints(model, ActionKind.JOINT_VELOCITY, -3, 3);
        };
    Rig rig = new Rig(model, space, ControlConfig.DEFAULT, PandaWithGripper.HOME).start();
    CommandWatch watch = new CommandWatch(model, rig.periodNanos);
    watch.look(rig.command, ControlState.IDLE, rig.state());
    boolean hostileRobot = random.nextBoolean();
    for (int i = 0; i < 1500; i++) {
      if (random.nextInt(15) == 0) {
        rig.controller.offer(chunk(random, space, i, rig.nowNanos), rig.nowNanos);
      }
      if (random.nextInt(200) == 0) {
        ask(random, rig.controller);
      }
      rig.robotFollows = true;
      rig.readStatus = RobotStatus.OK;
      if (hostileRobot && random.nextInt(50) == 0) {
        rig.readStatus = RobotStatus.values()[random.nextInt(4)];
        rig.robotFollows = random.nextBoolean();
        int joint = random.nextInt(model.actuatedCount());
        rig.measured.set(joint, value(random, -4, 4), value(random, -4, 4), 0);
      }
      ControlState before = rig.state();
      rig.tick();
      watch.look(rig.command, before, rig.state());
    }
  }

  private static void ask(Random random, Controller controller) {
    switch (random.nextInt(7)) {
      case 0 -> controller.hold(HaltCause.OPERATOR);
      case 1 -> controller.stop(HaltCause.OPERATOR);
      case 2 -> controller.estop(HaltCause.REMOTE);
      case 3 -> controller.endTask();
      case 4 -> controller.beginTask();
      default -> {
        controller.reset();
        controller.arm();
        controller.beginTask();
      }
    }
  }

  private static ActionChunk chunk(Random random, ActionSpace space, int i, long now) {
    int dims = random.nextInt(20) == 0 ? 1 + random.nextInt(12) : space.size();
    int rows = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(12);
    double[] values = new double[rows * dims];
    boolean extremes = random.nextInt(3) == 0;
    for (int k = 0; k < values.length; k++) {
      int d = k % dims;
      double low = d < space.size() ? space.dimensions().get(d).low() : -1;
      double high = d < space.size() ? space.dimensions().get(d).high() : 1;
      values[k] =
          extremes ? (random.nextBoolean() ? low : high) : low + (high - low) * random.nextDouble();
    }
    if (dims == space.size() && space.rotation().components() == 4) {
      makeQuaternionsUnit(values, dims);
    }
    if (rows > 0 && dims == space.size()) {
      for (int r = 0; r < rows; r++) {
        values[r * dims + dims - 1] = random.nextInt(300) == 0 ? 1 : 0;
      }
    }
    if (values.length > 0 && random.nextInt(5) == 0) {
      values[random.nextInt(values.length)] = EVIL[random.nextInt(EVIL.length)];
    }
    long age = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(300) * 1_000_000L;
    long sequence = random.nextInt(10) == 0 ? random.nextLong() : i;
    long period = (1 + random.nextInt(200)) * 1_000_000L;
    return new ActionChunk(sequence, now - age, period, rows, dims, values);
  }

  private static void makeQuaternionsUnit(double[] values, int dims) {
    for (int at = 3; at + 3 < values.length; at += dims) {
      double norm = 1e-9;
      for (int k = 0; k < 4; k++) {
        norm += values[at + k] * values[at + k];
      }
      for (int k = 0; k < 4; k++) {
        values[at + k] /= Math.sqrt(norm);
      }
    }
  }

  private static double value(Random random, double low, double high) {
    return random.nextInt(3) == 0
        ? EVIL[random.nextInt(EVIL.length)]
        : low + (high - low) * random.nextDouble();
  }
}
