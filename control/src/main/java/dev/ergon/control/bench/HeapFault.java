package dev.ergon.control.bench;

import dev.ergon.control.Controller;
import dev.ergon.control.log.CommandLogVerifier;
import dev.ergon.control.log.VerifierReport;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.control.rt.RealTimeLoop;
import dev.ergon.control.rt.RealTimeOptions;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.time.SystemClock;
import java.io.PrintStream;
import java.time.Duration;

/**
 * The fault matrix's row that needs real time: another thread exhausts the heap while the arm
 * swings to and fro and the policy, which allocates, goes on for as long as it lives. The process
 * it runs in is of no use for anything else.
 */
final class HeapFault {
  private static final double AT_REST = 1e-4;
  private static final double SWING_RAD = 1;
  private static final int ROWS = 10;
  private static final long STEP_NANOS = 50_000_000L;
  private static final long CHUNK_NANOS = 40_000_000L;
  private static final long RUN_UP_NANOS = 1_000_000_000L;
  private static final long HELD_NANOS = 1_500_000_000L;

  /** A collector may go on for minutes with next to nothing left. */
  private static final Duration HOARD_LIMIT = Duration.ofSeconds(20);

  /** Commands of half a minute and more: far longer than it takes. */
  private static final int TAPE_COMMANDS = 10_000;

  private final RobotModel model;
  private final long periodNanos = FullSpeedPolicy.CONFIG.periodNanos();
  private final SystemClock clock = new SystemClock();
  private final Controller controller;
  private final CommandTape tape;
  private final RealTimeLoop loop;
  private final HeapHoard hoard = new HeapHoard();
  private long lastStampNanos;
  private volatile long struckNanos = Long.MAX_VALUE;
  private volatile long lastMotionNanos;
  private volatile double furtherRad;
  private double struckAtRad = Double.NaN;

  HeapFault(RobotModel model, double[] home, RealTimeOptions options) {
    this.model = model;
    controller = new Controller(model, FullSpeedPolicy.space(model), FullSpeedPolicy.CONFIG);
    tape = new CommandTape(TAPE_COMMANDS, model.actuatedCount());
    loop =
        new RealTimeLoop(
            new ControlLoop(controller, new MirrorRobot(model, clock, home, this::look, () -> {})),
            options);
  }

  /**
   * Prints the row; answers whether the arm was at rest in time, or the policy outlived it all, and
   * never past a limit.
   */
  boolean run(PrintStream out) throws InterruptedException {
    boolean exhausted;
    boolean ridesThrough;
    try (loop) {
      loop.start();
      awaitState(ControlState.IDLE);
      controller.arm();
      awaitState(ControlState.HOLDING);
      controller.beginTask();
      Thread policy = new Thread(this::swing, "policy");
      // Should this thread run out of memory too, nothing is to keep the process alive.
      policy.setDaemon(true);
      policy.start();
      clock.sleepUntil(clock.nanos() + RUN_UP_NANOS);
      exhausted = hoard.fill(HOARD_LIMIT);
      struckNanos = clock.nanos();
      clock.sleepUntil(struckNanos + HELD_NANOS);
      ridesThrough = policy.isAlive();
      hoard.release();
      policy.interrupt();
      policy.join();
    }
    double restS = Math.max(0, lastMotionNanos - struckNanos) * 1e-9;
    ControlStatus status = controller.snapshot().status();
    var verifier =
        new CommandLogVerifier(
            model, FullSpeedPolicy.CONFIG.envelope(), FullSpeedPolicy.CONFIG.torque(), periodNanos);
    boolean whole = tape.playTo(verifier);
    VerifierReport report = verifier.report();
    FaultRow row = new FaultRow("heap exhausted", 0, restS, furtherRad, status, report);
    row.print(out);
    if (!exhausted) {
      out.println("  the collector still found room after " + HOARD_LIMIT.toSeconds() + " s");
    }
    if (ridesThrough) {
      out.println("  the policy found memory enough and went on");
    }
    boolean held = whole && report.violations() == 0 && loop.failure() == null;
    return held && (ridesThrough || row.held());
  }

  private void awaitState(ControlState state) throws InterruptedException {
    while (controller.snapshot().state() != state) {
      clock.sleepUntil(clock.nanos() + 1_000_000L);
    }
  }

  /** Control thread: what it commands, and when it last commanded motion. */
  private void look(JointCommandBuffer command) {
    // A cycle that comes at once after one that came late repeats its command: time stood still.
    if (command.stampNanos() - lastStampNanos >= periodNanos / 2) {
      tape.record(controller.startedAnew(), command);
      lastStampNanos = command.stampNanos();
    }
    long now = clock.nanos();
    if (now >= struckNanos && Double.isNaN(struckAtRad)) {
      struckAtRad = command.position(0);
    }
    if (!Double.isNaN(struckAtRad)) {
      furtherRad = Math.max(furtherRad, Math.abs(command.position(0) - struckAtRad));
    }
    if (Math.abs(command.velocity(0)) > AT_REST) {
      lastMotionNanos = now;
    }
  }

  /** The policy: full speed to and fro. It dies where there is no memory to think in. */
  private void swing() {
    double speed = 0.95 * model.limits(0).velocity();
    int width = model.armDof() + 2;
    long number = 0;
    try {
      while (true) {
        double at = controller.snapshot().commandedPosition()[0];
        speed = Math.abs(at) > SWING_RAD ? -Math.copySign(speed, at) : speed;
        double[] values = new double[ROWS * width];
        for (int r = 0; r < ROWS; r++) {
          values[r * width] = speed;
        }
        long now = clock.nanos();
        var unused =
            controller.offer(new ActionChunk(number++, now, STEP_NANOS, ROWS, width, values), now);
        clock.sleepUntil(now + CHUNK_NANOS);
      }
    } catch (OutOfMemoryError dead) {
      // What the row is about: nobody tells control.
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
