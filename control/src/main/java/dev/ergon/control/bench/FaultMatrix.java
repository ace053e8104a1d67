package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.log.VerifierReport;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Breaks one thing after the other while the arm moves at full joint speed, in simulated time, and
 * tells how long it took until the arm was at rest, and how far it still went.
 */
final class FaultMatrix {
  private static final double JOINT_SPEED_SHARE = 0.95;
  private static final long STEP_NANOS = 50_000_000L;
  private static final int ROWS = 10;
  private static final double AT_REST_SHARE = 1e-3;
  private static final double PROMISED_STOP_S = 0.5;

  private final RobotModel model;
  private final double[] home;
  private final PrintStream out;
  private boolean held = true;

  FaultMatrix(RobotModel model, double[] home, PrintStream out) {
    this.model = model;
    this.home = home;
    this.out = out;
  }

  /** Prints the table; answers whether every promise held. */
  boolean run() {
    out.println(
        "fault                        | noticed after | at rest after that | further  | status"
            + "                  | limits");
    fault("camera freezes", arm -> arm.camerasRun = false, true);
    fault("policy thread dies", arm -> {}, false);
    fault("policy stalls 50 ms", arm -> stall(arm, 50), false);
    fault("policy stalls 500 ms", arm -> stall(arm, 500), false);
    fault("policy stalls 5000 ms", arm -> stall(arm, 5000), false);
    fault("policy repeats a chunk", this::repeatChunk, false);
    fault("robot state stops coming", arm -> arm.stateComes = false, true);
    fault("robot link lost", arm -> arm.readStatus = RobotStatus.LINK_LOST, true);
    fault("robot reports NaN", this::breakEncoder, true);
    fault("clock jumps back 1 s", arm -> arm.nowNanos -= 1_000_000_000L, true);
    fault("clock jumps on 1 s", arm -> arm.nowNanos += 1_000_000_000L, false);
    fault("loop stalls 50 ms", arm -> arm.nowNanos += 50_000_000L, false);
    fault("hold requested", arm -> arm.controller.hold(HaltCause.OPERATOR), true);
    fault("stop requested", arm -> arm.controller.stop(HaltCause.OPERATOR), true);
    fault("e-stop while running", arm -> arm.controller.estop(HaltCause.OPERATOR), true);
    estopInEveryState();
    return held;
  }

  private BenchArm atFullSpeed() {
    ActionSpace space = BenchSpaces.joints(model, ActionKind.JOINT_VELOCITY, 3);
    BenchArm arm = new BenchArm(model, space, ControlConfig.DEFAULT, home).start();
    int cycles = 0;
    while (arm.speedShare() < 0.9 && cycles < 250) {
      if (cycles % 10 == 0) {
        fastChunk(arm);
      }
      arm.tick();
      cycles++;
    }
    return arm;
  }

  /** The first joint at nearly its greatest velocity: the whole arm swings round. */
  private void fastChunk(BenchArm arm) {
    double[] values = new double[ROWS * (model.armDof() + 2)];
    for (int r = 0; r < ROWS; r++) {
      values[r * (model.armDof() + 2)] = JOINT_SPEED_SHARE * model.limits(0).velocity();
    }
    arm.offer(STEP_NANOS, ROWS, values);
  }

  private void fault(String name, Consumer<BenchArm> breakIt, boolean policyGoesOn) {
    BenchArm arm = atFullSpeed();
    double before = arm.command.position(0);
    long brokeAt = arm.nowNanos;
    breakIt.accept(arm);
    long start = Math.max(brokeAt, arm.nowNanos);
    ControlStatus status = arm.tick();
    long noticed = -1;
    long rested = -1;
    int limit = (int) (8_000_000_000L / arm.periodNanos);
    for (int i = 0; i < limit && rested < 0; i++) {
      if (policyGoesOn && i % 10 == 0) {
        fastChunk(arm);
      }
      if (noticed < 0 && status.kind().compareTo(ControlStatus.Kind.HELD) >= 0) {
        noticed = arm.nowNanos;
      }
      if (noticed >= 0 && arm.speedShare() < AT_REST_SHARE) {
        rested = arm.nowNanos;
      } else {
        status = arm.tick();
      }
    }
    print(name, arm, status, seconds(noticed, start), seconds(rested, noticed), before);
  }

  private void print(
      String name,
      BenchArm arm,
      ControlStatus status,
      double noticed,
      double rested,
      double before) {
    VerifierReport report = arm.verifier.report(0, true);
    boolean inTime = Double.isNaN(rested) || rested <= PROMISED_STOP_S;
    boolean kept = report.violations() == 0;
    held &= inTime && kept;
    out.printf(
        "%-28s | %10s    | %12s       | %5.3f rad | %-23s | %s%n",
        name,
        text(noticed),
        text(rested),
        Math.abs(arm.command.position(0) - before),
        status,
        kept ? "kept" : report.violations() + " BROKEN: " + report.first().get(0));
  }

  private static String text(double seconds) {
    return Double.isNaN(seconds) ? "never" : "%.3f s".formatted(seconds);
  }

  private static double seconds(long to, long from) {
    return to < 0 || from < 0 ? Double.NaN : Math.max(0, to - from) * 1e-9;
  }

  /** The policy says nothing for a while, then goes on; the worst is over when it does. */
  private void stall(BenchArm arm, long millis) {
    long until = arm.nowNanos + millis * 1_000_000L;
    while (arm.nowNanos < until) {
      arm.tick();
    }
    fastChunk(arm);
  }

  private void repeatChunk(BenchArm arm) {
    double[] values = new double[ROWS * (model.armDof() + 2)];
    values[0] = 1;
    for (int i = 0; i < 100; i++) {
      arm.offer(Long.MAX_VALUE, arm.nowNanos, STEP_NANOS, ROWS, values);
      arm.tick();
    }
  }

  private void breakEncoder(BenchArm arm) {
    arm.measured.set(2, Double.NaN, 0, 0);
  }

  private void estopInEveryState() {
    for (ControlState state : ControlState.values()) {
      BenchArm arm = inState(state);
      arm.controller.estop(HaltCause.OPERATOR);
      ControlStatus status = arm.tick();
      arm.run(200);
      boolean latched =
          arm.controller.state() == ControlState.ESTOPPED && arm.speedShare() < AT_REST_SHARE;
      held &= latched && arm.verifier.report(0, true).violations() == 0;
      out.printf(
          "e-stop in %-18s | %s, %s%n",
          state, status, latched ? "latched and at rest" : "NOT LATCHED");
    }
  }

  private BenchArm inState(ControlState state) {
    if (state == ControlState.BOOT || state == ControlState.IDLE || state == ControlState.ARMING) {
      ActionSpace space = BenchSpaces.toolSteps(model);
      BenchArm arm = new BenchArm(model, space, ControlConfig.DEFAULT, home);
      arm.run(state == ControlState.BOOT ? 0 : 3);
      if (state == ControlState.ARMING) {
        arm.controller.arm();
        arm.run(2);
      }
      return arm;
    }
    BenchArm arm = atFullSpeed();
    switch (state) {
      case HOLDING -> arm.controller.hold(HaltCause.OPERATOR);
      case STOPPING -> arm.controller.stop(HaltCause.OPERATOR);
      case FAULTED -> arm.readStatus = RobotStatus.FAULT;
      case ESTOPPED -> arm.controller.estop(HaltCause.OPERATOR);
      default -> {}
    }
    arm.tick();
    if (arm.controller.state() != state) {
      throw new IllegalStateException("wanted " + state + ", got " + arm.controller.state());
    }
    return arm;
  }
}
