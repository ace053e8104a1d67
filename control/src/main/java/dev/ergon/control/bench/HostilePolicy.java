package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.log.VerifierReport;
import dev.ergon.control.log.VerifierReport.LeastRoom;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.RobotModel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Random and adversarial actions through the whole chain (gate, strategy, planner, envelope), every
 * command looked at by the verifier: NaN, huge, alternating extremes, frozen, late, repeated, wrong
 * shape; in tool steps and in joint positions, steps and velocities by turns.
 */
final class HostilePolicy {
  private static final int ROWS = 100;
  private static final int CYCLES_PER_CHUNK = 10;
  private static final long ACTIONS_PER_ROUND = 250_000;

  /** A table, a workspace's sides and a post, all within reach. */
  private static final ControlConfig WALLED_IN =
      ControlConfig.of(
          "envelope.table_height=0 m",
          "envelope.workspace={name: cell, lower: [-0.3 m, -0.5 m, 0 m], upper: [0.7 m, 0.5 m, 0.9 m]}",
          "envelope.keep_out=[{name: post, lower: [0.2 m, 0.3 m, 0 m], upper: [0.3 m, 0.4 m, 0.8 m]}]");

  private final RobotModel model;
  private final double[] home;
  private final Random random;
  private long offered;
  private long taken;

  HostilePolicy(RobotModel model, double[] home, long seed) {
    this.model = model;
    this.home = home;
    random = new Random(seed);
  }

  /** Runs until {@code actions} have been offered; answers whether no limit was broken. */
  boolean run(long actions, PrintStream out) {
    long violations = 0;
    long cycles = 0;
    long exceptions = 0;
    double jerk = 0;
    double jerkShare = 0;
    List<LeastRoom> rooms = new ArrayList<>();
    int round = 0;
    while (offered < actions) {
      BenchArm arm = new BenchArm(model, space(round++), WALLED_IN, home).start();
      try {
        long until = Math.min(actions, offered + ACTIONS_PER_ROUND);
        while (offered < until) {
          attack(arm);
        }
      } catch (RuntimeException e) {
        exceptions++;
        out.println("exception: " + e);
      }
      VerifierReport report = arm.verifier().report();
      violations += report.violations();
      report.first().stream().limit(3).forEach(out::println);
      cycles += report.cycles();
      rooms.add(report.leastRoom());
      jerk = Math.max(jerk, report.largestJerk());
      jerkShare = Math.max(jerkShare, report.largestJerkShare());
    }
    out.printf("actions offered    %,d%n", offered);
    out.printf("in chunks accepted %,d%n", taken);
    out.printf("cycles             %,d%n", cycles);
    out.printf("limit violations   %d%n", violations);
    out.printf("exceptions         %d%n", exceptions);
    out.printf("largest jerk       %.0f rad/s^3 (%.3f of its limit)%n", jerk, jerkShare);
    out.printf(
        "least room to the workspace's sides, the table, the post, of links to one another:%n");
    for (ToDoubleFunction<LeastRoom> of :
        List.<ToDoubleFunction<LeastRoom>>of(
            LeastRoom::workspaceM, LeastRoom::tableM, LeastRoom::keepOutM, LeastRoom::selfM)) {
      out.printf(
          "                   %.1f mm%n", 1e3 * rooms.stream().mapToDouble(of).min().orElse(0));
    }
    return violations == 0 && exceptions == 0;
  }

  private ActionSpace space(int round) {
    return switch (round % 4) {
      case 0 -> BenchSpaces.toolSteps(model);
      case 1 -> BenchSpaces.joints(model, ActionKind.JOINT_POSITION, 3);
      case 2 -> BenchSpaces.joints(model, ActionKind.JOINT_DELTA, 0.5);
      default -> BenchSpaces.joints(model, ActionKind.JOINT_VELOCITY, 3);
    };
  }

  private void attack(BenchArm arm) {
    ActionSpace space = arm.controller().space();
    int dims = random.nextInt(50) == 0 ? 1 + random.nextInt(12) : space.size();
    double[] values = new double[ROWS * dims];
    fill(values, dims, space);
    long age = random.nextInt(20) == 0 ? 2_000_000_000L : random.nextInt(400) * 1_000_000L;
    long step = (1 + random.nextInt(120)) * 1_000_000L;
    offered += ROWS;
    boolean accepted =
        random.nextInt(20) == 0
            ? arm.offer(0, arm.nowNanos() - age, step, ROWS, values)
            : arm.offer(step, ROWS, values);
    taken += accepted ? ROWS : 0;
    if (random.nextInt(2_000) == 0) {
      arm.controller().estop(HaltCause.OPERATOR);
      arm.run(200);
      arm.controller().reset();
      arm.run(2);
      arm.controller().arm();
      arm.controller().beginTask();
    }
    arm.run(CYCLES_PER_CHUNK);
  }

  private void fill(double[] values, int dims, ActionSpace space) {
    int style = random.nextInt(5);
    for (int i = 0; i < values.length; i++) {
      int d = i % dims;
      double high = d < space.size() ? space.dimensions().get(d).high() : 1;
      double low = d < space.size() ? space.dimensions().get(d).low() : -1;
      values[i] =
          switch (style) {
            case 0 -> low + (high - low) * random.nextDouble();
            case 1 -> random.nextBoolean() ? low : high;
            case 2 -> (i / dims) % 2 == 0 ? low : high;
            case 3 -> high;
            default -> low + (high - low) * (0.5 + 0.7 * random.nextGaussian());
          };
      boolean terminate = d == space.size() - 1;
      if (terminate) {
        values[i] = 0;
      }
    }
    if (random.nextInt(10) == 0) {
      double[] evil = {Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e9};
      values[random.nextInt(values.length)] = evil[random.nextInt(evil.length)];
    }
  }
}
