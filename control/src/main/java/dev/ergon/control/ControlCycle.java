package dev.ergon.control;

import dev.ergon.control.chunk.ActionExecutor;
import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.envelope.Envelope;
import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.log.LoggedTick;
import dev.ergon.control.mailbox.SpscRing;
import dev.ergon.control.motion.MotionPlanner;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.CycleRequests;
import dev.ergon.control.state.OperatorRequests;
import dev.ergon.control.state.RobotWatch;
import dev.ergon.control.state.Supervisor;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the control thread does once per cycle, in order: judge the robot and the clock, take in
 * requests and chunks, decide whether an action may run, plan, pass the envelope, write the
 * command, publish. Owned by the control thread. Real-time safe.
 */
final class ControlCycle {
  private static final Set<ControlState> COMMANDING =
      EnumSet.of(ControlState.HOLDING, ControlState.RUNNING, ControlState.STOPPING);

  /** An arm joint slower than this is at rest, rad/s or m/s. */
  private static final double REST_SPEED = 0.05;

  /** How far outside its range a joint may be reported: play and noise, rad or m. */
  private static final double PLAY = 0.05;

  private final long periodNanos;
  private final long stallNanos;
  private final OperatorRequests requests;
  private final CycleRequests asked = new CycleRequests();
  private final ActionExecutor executor;
  private final MotionPlanner planner;
  private final Envelope envelope;
  private final Supervisor supervisor;
  private final RobotWatch watch;
  private final ChunkIntake intake;
  private final ActionMotion actions;
  private final StartPose start;
  private final @Nullable TorqueOutput torque;
  private final SnapshotBoard board;
  private final CycleCounts counts = new CycleCounts();
  private final JointCommandBuffer commanded;
  private final double[] proposal;

  private long cycles;
  private long lastNanos;
  private boolean seeded;
  private @Nullable CommandLog log;

  ControlCycle(
      RobotModel model,
      ActionLayout layout,
      ControlConfig config,
      OperatorRequests requests,
      SpscRing<PreparedChunk> chunks) {
    this.requests = requests;
    periodNanos = config.periodNanos();
    stallNanos = config.deadlines().stallNanos();
    double cycleS = periodNanos * 1e-9;
    ResolvedLimits limits = new ResolvedLimits(model, config);
    ArmKinematics arm = new ArmKinematics(model);
    planner = new MotionPlanner(layout, arm, limits.forPlanner(), config.plannerOptions(), cycleS);
    executor =
        new ActionExecutor(
            config.chunks().newStrategy(layout, config.gripper().binary()), layout, planner);
    envelope = new Envelope(model, limits.forEnvelope(), config.envelope(), cycleS);
    supervisor = new Supervisor(asked, config.deadlines());
    watch =
        new RobotWatch(
            limits.reportedLower(PLAY),
            limits.reportedUpper(PLAY),
            model.armDof(),
            config.deadlines().robotStateNanos(),
            config.trackingLimitRad(),
            REST_SPEED);
    intake = new ChunkIntake(chunks, executor, supervisor);
    actions = new ActionMotion(model, config, layout, executor, intake, planner, supervisor);
    start = new StartPose(model, envelope, planner, executor);
    torque = TorqueOutput.of(model, arm, config);
    board = new SnapshotBoard(model, arm);
    commanded = new JointCommandBuffer(model.actuatedCount());
    proposal = new double[model.actuatedCount()];
  }

  ControlStatus tick(
      long nowNanos,
      RobotStatus readStatus,
      JointStateBuffer measured,
      JointCommandBuffer command) {
    long sinceLast = nowNanos - lastNanos;
    boolean early = cycles > 0 && sinceLast >= 0 && sinceLast < periodNanos / 2;
    if (early) {
      // A cycle that comes at once after the last one must not move the arm twice.
      commanded.setStampNanos(nowNanos);
      command.copyFrom(commanded);
      seeded = false;
      return supervisor.status();
    }
    asked.take(requests);
    return run(nowNanos, readStatus, measured, command);
  }

  /** A cycle whose inputs are those of {@code tick}, and whose chunks wait in the ring. */
  ControlStatus replay(LoggedTick tick, JointCommandBuffer command) {
    asked.copyFrom(tick.requests());
    return run(tick.nowNanos(), tick.readStatus(), tick.measured(), command);
  }

  private ControlStatus run(
      long nowNanos,
      RobotStatus readStatus,
      JointStateBuffer measured,
      JointCommandBuffer command) {
    ControlStatus health = health(nowNanos, readStatus, measured);
    boolean healthy = health == ControlStatus.OK;
    boolean armAtRest = healthy && watch.isAtRest(measured);
    boolean stoodStill = armAtRest && cycles > 0 && nowNanos - lastNanos > stallNanos;
    lastNanos = nowNanos;
    cycles++;
    ControlState before = supervisor.state();
    supervisor.supervise(nowNanos, health, envelope.isAtRest(), armAtRest);
    intake.take(nowNanos, log);
    seeded = healthy && start.seedWhereNeeded(before, supervisor.state(), measured, stoodStill);
    if (seeded) {
      write(nowNanos);
      actions.seedGripper(commanded);
    }
    ControlStatus motion = move(nowNanos, measured, healthy);
    write(nowNanos);
    if (torque != null) {
      motion = limited(motion, torque.write(commanded, envelope, measured, healthy));
    }
    ControlStatus status = supervisor.conclude(motion);
    counts.count(status);
    command.copyFrom(commanded);
    board.publish(
        nowNanos, cycles, supervisor, asked, envelope, planner, executor, actions.gripper());
    log(nowNanos, readStatus, measured);
    return status;
  }

  private ControlStatus health(long nowNanos, RobotStatus readStatus, JointStateBuffer measured) {
    ControlStatus health = watch.judge(nowNanos, readStatus, measured);
    ControlState state = supervisor.state();
    boolean atWork = state != ControlState.BOOT && state != ControlState.IDLE;
    if (!atWork || cycles == 0) {
      return health;
    }
    long sinceLast = nowNanos - lastNanos;
    if (sinceLast < 0) {
      return ControlStatus.FAULT_CLOCK;
    }
    if (sinceLast > stallNanos) {
      supervisor.stalled();
    }
    // An arm that was stopped for good may have been moved by hand or have sunk; arming starts from
    // where it then is.
    boolean astray = COMMANDING.contains(state) && watch.isAstray(commanded, measured);
    return health == ControlStatus.OK && astray ? ControlStatus.FAULT_TRACKING : health;
  }

  /** Plans and passes the envelope; answers what limited the motion or why it holds. */
  private ControlStatus move(long nowNanos, JointStateBuffer measured, boolean healthy) {
    ControlStatus motion = ControlStatus.OK;
    switch (supervisor.state()) {
      case BOOT, IDLE, ARMING -> {
        return motion;
      }
      case HOLDING, RUNNING -> motion = actions.propose(nowNanos, measured, healthy);
      case STOPPING, FAULTED, ESTOPPED -> actions.proposeStop();
    }
    for (int i = 0; i < proposal.length; i++) {
      proposal[i] = planner.position(i);
    }
    motion = limited(motion, envelope.step(proposal));
    for (int i = 0; i < proposal.length; i++) {
      planner.takeOver(i, envelope.position(i), envelope.velocity(i), envelope.acceleration(i));
    }
    return motion;
  }

  /** Counts the limit that was met; it is the status where there is no earlier reason. */
  private ControlStatus limited(ControlStatus motion, EnvelopeLimit hit) {
    if (hit == EnvelopeLimit.NONE) {
      return motion;
    }
    counts.count(hit);
    return motion == ControlStatus.OK ? ControlStatus.limitedBy(hit) : motion;
  }

  private void write(long nowNanos) {
    commanded.setStampNanos(nowNanos);
    for (int i = 0; i < proposal.length; i++) {
      commanded.set(i, envelope.position(i), envelope.velocity(i), commanded.effort(i));
    }
  }

  private void log(long nowNanos, RobotStatus readStatus, JointStateBuffer measured) {
    LoggedTick tick = log == null ? null : log.claim();
    if (log == null || tick == null) {
      return;
    }
    tick.setInputs(nowNanos, readStatus, measured, asked, intake.taken());
    tick.setOutcome(cycles, supervisor.state(), supervisor.status(), seeded, commanded);
    log.publish();
  }

  ControlState state() {
    return supervisor.state();
  }

  boolean startedAnew() {
    return seeded;
  }

  long policyLatencyNanos() {
    return executor.latency().p95Nanos();
  }

  long lastEndToEndNanos() {
    return intake.endToEndNanos();
  }

  CycleCounts counts() {
    return counts;
  }

  /** From now on every cycle goes to {@code commandLog}. Before the first cycle only. */
  void logTo(CommandLog commandLog) {
    log = commandLog;
  }

  @Nullable CommandLog commandLog() {
    return log;
  }

  ControlSnapshot snapshot() {
    return board.read();
  }
}
