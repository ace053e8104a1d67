package dev.ergon.control.bench;

import dev.ergon.control.Controller;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import java.io.PrintStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Breaks one thing after the other while a joint moves at its full speed, in simulated time, and
 * tells how long after the fault itself the arm was at rest, and how far it still went. Only the
 * joints' own limits bound the motion.
 */
final class FaultMatrix {
  private static final int LONGEST_CYCLES = 500;
  private static final long MILLI = 1_000_000L;

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
    FaultRow.printHeader(out);
    producers();
    robotAndClock();
    requests();
    for (ControlState state : ControlState.values()) {
      estopIn(state);
    }
    for (int joint = 0; joint < model.armDof(); joint++) {
      estopAtFullSpeedOf(joint);
    }
    return held;
  }

  private void producers() {
    fault("camera freezes", (arm, policy) -> arm.stopCameras());
    fault("policy thread dies", (arm, policy) -> policy.die());
    ridesThrough("policy stalls 50 ms", 50 * MILLI);
    fault("policy stalls 500 ms", (arm, policy) -> policy.fallSilent(arm, 500 * MILLI));
    fault("policy stalls 5000 ms", (arm, policy) -> policy.fallSilent(arm, 5000 * MILLI));
    fault("policy repeats a chunk", (arm, policy) -> policy.repeat());
  }

  private void robotAndClock() {
    fault("robot state stops coming", (arm, policy) -> arm.stopState());
    fault("robot link lost", (arm, policy) -> arm.answer(RobotStatus.LINK_LOST));
    fault("robot reports a fault", (arm, policy) -> arm.answer(RobotStatus.FAULT));
    fault("robot reports NaN", (arm, policy) -> arm.misreport(2, Double.NaN));
    fault("clock jumps back 1 s", (arm, policy) -> arm.jumpClock(-1000 * MILLI));
    fault("clock jumps on 1 s", (arm, policy) -> arm.jumpClock(1000 * MILLI));
    fault("loop stalls 50 ms", stalls(50 * MILLI));
    fault("loop stalls 200 ms", stalls(200 * MILLI));
  }

  private void requests() {
    fault("hold requested", asks(controller -> controller.hold(HaltCause.OPERATOR)));
    fault("stop requested", asks(controller -> controller.stop(HaltCause.OPERATOR)));
    fault("task ended", asks(Controller::endTask));
  }

  /** The loop stands still, and nothing fresh comes after it. */
  private static BiConsumer<BenchArm, FullSpeedPolicy> stalls(long nanos) {
    return (arm, policy) -> {
      arm.stall(nanos);
      policy.die();
    };
  }

  private static BiConsumer<BenchArm, FullSpeedPolicy> asks(Consumer<Controller> request) {
    return (arm, policy) -> request.accept(arm.controller());
  }

  private static final BiConsumer<BenchArm, FullSpeedPolicy> ESTOP =
      asks(controller -> controller.estop(HaltCause.OPERATOR));

  private void fault(String name, BiConsumer<BenchArm, FullSpeedPolicy> strike) {
    FullSpeedPolicy policy = new FullSpeedPolicy(model, home, 0);
    judge(measure(name, atFullSpeed(policy), policy, strike));
  }

  private void estopIn(ControlState state) {
    FullSpeedPolicy policy = new FullSpeedPolicy(model, home, 0);
    BenchArm arm = inState(state, policy);
    judge(measure("e-stop in " + state, arm, policy, ESTOP));
    held &= arm.controller().state() == ControlState.ESTOPPED;
  }

  private void estopAtFullSpeedOf(int joint) {
    FullSpeedPolicy policy = new FullSpeedPolicy(model, home, joint);
    String name = "e-stop, joint %d at speed".formatted(joint + 1);
    judge(measure(name, atFullSpeed(policy), policy, ESTOP));
  }

  private void judge(FaultRow row) {
    row.print(out);
    held &= row.held();
  }

  /** A stall that the actions at hand outlast: motion goes on. */
  private void ridesThrough(String name, long nanos) {
    FullSpeedPolicy policy = new FullSpeedPolicy(model, home, 0);
    BenchArm arm = atFullSpeed(policy);
    long until = arm.elapsedNanos() + 2 * nanos;
    policy.fallSilent(arm, nanos);
    boolean running = true;
    while (arm.elapsedNanos() < until) {
      policy.cycle(arm);
      running &= arm.controller().state() == ControlState.RUNNING;
    }
    out.printf("%-28s | %s%n", name, running ? "rides through" : "DOES NOT RIDE THROUGH");
    held &= running && arm.verifier().report().violations() == 0;
  }

  /** Strikes, and runs on until the arm is at rest. */
  private FaultRow measure(
      String name,
      BenchArm arm,
      FullSpeedPolicy policy,
      BiConsumer<BenchArm, FullSpeedPolicy> strike) {
    double[] from = arm.positions();
    long struckAt = arm.elapsedNanos();
    double noticedS = Double.NaN;
    double restS = Double.NaN;
    ControlStatus status = ControlStatus.OK;
    strike.accept(arm, policy);
    for (int i = 0; i < LONGEST_CYCLES && Double.isNaN(restS); i++) {
      status = policy.cycle(arm);
      double since = (arm.elapsedNanos() - struckAt) * 1e-9;
      boolean says = status.kind() != ControlStatus.Kind.OK;
      noticedS = says && Double.isNaN(noticedS) ? since : noticedS;
      restS = arm.isAtRest() ? since : restS;
    }
    double further = 0;
    double[] to = arm.positions();
    for (int j = 0; j < to.length; j++) {
      further = Math.max(further, Math.abs(to[j] - from[j]));
    }
    return new FaultRow(name, noticedS, restS, further, status, arm.verifier().report());
  }

  private BenchArm newArm() {
    return new BenchArm(model, FullSpeedPolicy.space(model), FullSpeedPolicy.CONFIG, home);
  }

  private BenchArm atFullSpeed(FullSpeedPolicy policy) {
    BenchArm arm = newArm().start();
    policy.accelerate(arm);
    return arm;
  }

  private BenchArm inState(ControlState state, FullSpeedPolicy policy) {
    BenchArm arm =
        switch (state) {
          case BOOT -> newArm();
          case IDLE, ARMING -> {
            BenchArm idle = newArm();
            idle.run(3);
            yield idle;
          }
          case HOLDING, RUNNING, STOPPING, FAULTED, ESTOPPED -> atFullSpeed(policy);
        };
    switch (state) {
      case ARMING -> arm.controller().arm();
      case HOLDING -> arm.controller().hold(HaltCause.OPERATOR);
      case STOPPING -> arm.controller().stop(HaltCause.OPERATOR);
      case FAULTED -> arm.answer(RobotStatus.FAULT);
      case ESTOPPED -> arm.controller().estop(HaltCause.OPERATOR);
      case BOOT, IDLE, RUNNING -> {}
    }
    if (state != ControlState.BOOT) {
      arm.tick();
    }
    if (arm.controller().state() != state) {
      throw new IllegalStateException("wanted " + state + ", got " + arm.controller().state());
    }
    return arm;
  }
}
