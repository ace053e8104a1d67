package dev.ergon.control;

import dev.ergon.control.chunk.ActionExecutor;
import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.envelope.Envelope;
import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.gripper.GripperMachine;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.DampingOptions;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.log.LoggedTick;
import dev.ergon.control.mailbox.SpscRing;
import dev.ergon.control.motion.MotionPlanner;
import dev.ergon.control.motion.PlannerOptions;
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
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What the control thread does once per cycle, in order: judge the robot and the clock, take in
 * requests and chunks, decide whether an action may run, plan, pass the envelope, write the
 * command, publish. Owned by the control thread. Real-time safe.
 */
final class ControlCycle {
  /** An arm joint slower than this is at rest, rad/s or m/s. */
  private static final double REST_SPEED = 0.05;

  /** How far outside its range a joint may be reported: play and noise, rad or m. */
  private static final double PLAY = 0.05;

  /** In idle, an arm this far from its command was moved by hand: the command follows. */
  private static final double MOVED_BY_HAND = 0.05;

  private static final double GOAL_INSET_M = 1e-3;

  private final int joints;
  private final int dof;
  private final long periodNanos;
  private final long stallNanos;
  private final OperatorRequests requests;
  private final CycleRequests asked = new CycleRequests();
  private final SpscRing<PreparedChunk> chunks;
  private final ActionLayout layout;
  private final ActionExecutor executor;
  private final MotionPlanner planner;
  private final Envelope envelope;
  private final Supervisor supervisor;
  private final RobotWatch watch;
  private final @Nullable GripperMachine gripper;
  private final SnapshotBoard board;
  private final double[] proposal;
  private final double[] nextRow;
  private final AtomicLongArray limitHits = new AtomicLongArray(EnvelopeLimit.values().length);
  private final AtomicLongArray statuses = new AtomicLongArray(ControlStatus.values().length);

  private long cycles;
  private long lastNanos;
  private @Nullable CommandLog log;
  private boolean seeded;
  private int chunksTaken;
  private long newChunkNanos = Long.MIN_VALUE;
  private long endToEndNanos = -1;
  private ControlStatus motion = ControlStatus.OK;

  ControlCycle(
      RobotModel model,
      ActionLayout layout,
      ControlConfig config,
      OperatorRequests requests,
      SpscRing<PreparedChunk> chunks) {
    this.layout = layout;
    this.requests = requests;
    this.chunks = chunks;
    joints = model.actuatedCount();
    dof = model.armDof();
    periodNanos = config.periodNanos();
    double cycleS = periodNanos * 1e-9;
    stallNanos = config.deadlines().stallNanos();
    ResolvedLimits limits = new ResolvedLimits(model, config);
    ArmKinematics arm = new ArmKinematics(model);
    executor =
        new ActionExecutor(config.chunks().newStrategy(layout, config.gripper().binary()), layout);
    planner = new MotionPlanner(layout, arm, limits.forPlanner(), plannerOptions(config), cycleS);
    envelope = new Envelope(model, limits.forEnvelope(), config.envelope(), cycleS);
    supervisor = new Supervisor(asked, config.deadlines());
    watch =
        new RobotWatch(
            limits.reportedLower(PLAY),
            limits.reportedUpper(PLAY),
            dof,
            config.deadlines().robotStateNanos(),
            config.trackingLimitRad(),
            REST_SPEED);
    gripper =
        model.gripper() == null
            ? null
            : new GripperMachine(
                config.gripper(), model.limits(dof).lower(), model.limits(dof).upper());
    board = new SnapshotBoard(model, arm);
    proposal = new double[joints];
    nextRow = new double[layout.width()];
  }

  private static PlannerOptions plannerOptions(ControlConfig config) {
    ControlConfig.ToolMotion tool = config.tool();
    // Goals stay off the envelope's bound, or it would have to push back all the time.
    double inset = config.envelope().clearanceM() + GOAL_INSET_M;
    double[] lower = config.envelope().workspace().lower();
    double[] upper = config.envelope().workspace().upper();
    for (int k = 0; k < 3; k++) {
      lower[k] += inset;
      upper[k] -= inset;
    }
    return new PlannerOptions(
        tool.linearSpeedMPerS(),
        tool.angularSpeedRadPerS(),
        tool.linearAccelerationMPerS2(),
        tool.angularAccelerationRadPerS2(),
        tool.linearLeashM(),
        tool.angularLeashRad(),
        lower,
        upper,
        DampingOptions.DEFAULT);
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
      write(command, nowNanos);
      return supervisor.status();
    }
    asked.take(requests);
    return run(nowNanos, readStatus, measured, command);
  }

  /** A cycle whose requests are those of {@code tick}, and whose chunks wait in the ring. */
  ControlStatus replay(LoggedTick tick, JointStateBuffer measured, JointCommandBuffer command) {
    asked.set(tick.asked, tick.causeOrdinal, tick.epoch, tick.observedNanos, tick.operatorNanos);
    return run(tick.nowNanos, RobotStatus.values()[tick.readStatus], measured, command);
  }

  private ControlStatus run(
      long nowNanos,
      RobotStatus readStatus,
      JointStateBuffer measured,
      JointCommandBuffer command) {
    long sinceLast = nowNanos - lastNanos;
    ControlStatus health = health(nowNanos, sinceLast, readStatus, measured);
    lastNanos = nowNanos;
    cycles++;
    endToEndNanos = -1;
    ControlState before = supervisor.state();
    supervisor.supervise(
        nowNanos,
        health,
        envelope.isAtRest(),
        health == ControlStatus.OK && watch.isAtRest(measured));
    takeIn(nowNanos);
    seeded = seedWhereNeeded(before, health, measured);
    ControlStatus status = supervisor.conclude(move(nowNanos, measured, health));
    statuses.lazySet(status.ordinal(), statuses.getPlain(status.ordinal()) + 1);
    write(command, nowNanos);
    board.publish(nowNanos, cycles, supervisor, asked, envelope, planner, executor, gripper);
    log(nowNanos, readStatus, measured);
    return status;
  }

  private ControlStatus health(
      long nowNanos, long sinceLast, RobotStatus readStatus, JointStateBuffer measured) {
    ControlStatus health = watch.judge(nowNanos, readStatus, measured);
    ControlState state = supervisor.state();
    boolean atWork = state != ControlState.BOOT && state != ControlState.IDLE;
    if (!atWork || cycles == 0) {
      return health;
    }
    if (sinceLast < 0) {
      return ControlStatus.FAULT_CLOCK;
    }
    if (sinceLast > stallNanos) {
      supervisor.stalled();
    }
    if (health == ControlStatus.OK && state != ControlState.ARMING) {
      for (int i = 0; i < dof; i++) {
        if (watch.isAstray(i, envelope.position(i), measured)) {
          return ControlStatus.FAULT_TRACKING;
        }
      }
    }
    return health;
  }

  private void takeIn(long nowNanos) {
    if (supervisor.taskChanged(nowNanos)) {
      executor.clear();
    }
    chunksTaken = 0;
    PreparedChunk chunk = chunks.peek();
    // A chunk of a task that this cycle has not seen begin waits for the next.
    while (chunk != null && chunk.taskEpoch() <= supervisor.taskEpoch()) {
      if (log != null) {
        log.chunk(chunk);
      }
      chunksTaken++;
      if (chunk.taskEpoch() == supervisor.taskEpoch()) {
        executor.accept(chunk, nowNanos);
        supervisor.chunkTaken(nowNanos);
        newChunkNanos = chunk.observationStampNanos();
      }
      chunks.release();
      chunk = chunks.peek();
    }
  }

  /** The first command is the measured pose: on first sight, when armed, when moved by hand. */
  private boolean seedWhereNeeded(
      ControlState before, ControlStatus health, JointStateBuffer measured) {
    if (health != ControlStatus.OK) {
      return false;
    }
    ControlState now = supervisor.state();
    boolean firstSight = before == ControlState.BOOT && now != ControlState.BOOT;
    boolean armed = before == ControlState.ARMING && now == ControlState.HOLDING;
    boolean byHand = now == ControlState.IDLE && wasMovedByHand(measured);
    boolean cameToRest = now == ControlState.IDLE && before != ControlState.IDLE && !firstSight;
    if (!firstSight && !armed && !byHand && !cameToRest) {
      return false;
    }
    for (int i = 0; i < joints; i++) {
      envelope.seed(i, cameToRest && !byHand ? envelope.position(i) : measured.position(i));
      planner.takeOver(i, envelope.position(i), 0, 0);
    }
    envelope.seeded();
    planner.loseReference();
    executor.clear();
    if (gripper != null) {
      gripper.seed(envelope.position(dof));
      planner.setGripperGoal(envelope.position(dof));
    }
    return true;
  }

  private boolean wasMovedByHand(JointStateBuffer measured) {
    for (int i = 0; i < dof; i++) {
      if (Math.abs(measured.position(i) - envelope.position(i)) > MOVED_BY_HAND) {
        return true;
      }
    }
    return false;
  }

  /** Plans and passes the envelope; answers what limited the motion or why it holds. */
  private ControlStatus move(long nowNanos, JointStateBuffer measured, ControlStatus health) {
    motion = ControlStatus.OK;
    switch (supervisor.state()) {
      case BOOT -> {
        return motion;
      }
      case IDLE, ARMING -> {
        return motion;
      }
      case HOLDING, RUNNING -> runOrHold(nowNanos, measured, health);
      case STOPPING, FAULTED, ESTOPPED -> {
        executor.clear();
        planner.brake();
      }
    }
    for (int i = 0; i < joints; i++) {
      proposal[i] = planner.position(i);
    }
    EnvelopeLimit hit = envelope.step(proposal);
    if (hit != EnvelopeLimit.NONE) {
      limitHits.lazySet(hit.ordinal(), limitHits.getPlain(hit.ordinal()) + 1);
      if (motion == ControlStatus.OK) {
        motion = limited(hit);
      }
    }
    for (int i = 0; i < joints; i++) {
      planner.takeOver(i, envelope.position(i), envelope.velocity(i), envelope.acceleration(i));
    }
    return motion;
  }

  private void runOrHold(long nowNanos, JointStateBuffer measured, ControlStatus health) {
    motion = supervisor.holdReason(nowNanos);
    if (motion == ControlStatus.OK) {
      advance(nowNanos);
      motion = supervisor.holdReason(nowNanos);
    } else {
      executor.clear();
    }
    if (motion == ControlStatus.OK && !executor.isActive()) {
      motion = ControlStatus.HELD_NO_ACTION;
    }
    if (motion == ControlStatus.OK) {
      supervisor.running();
    } else {
      supervisor.holding();
    }
    updateGripper(nowNanos, measured, health);
    boolean settles =
        motion == ControlStatus.OK
            || motion == ControlStatus.HELD_NO_ACTION
            || motion == ControlStatus.HELD_TERMINATED;
    if (settles) {
      track(nowNanos);
    } else {
      planner.brakeArm();
    }
  }

  private void advance(long nowNanos) {
    if (!executor.advance(nowNanos, periodNanos)) {
      return;
    }
    double[] row = executor.row();
    if (row[layout.terminateIndex()] > 0) {
      supervisor.terminate();
      executor.clear();
      return;
    }
    if (newChunkNanos != Long.MIN_VALUE) {
      endToEndNanos = nowNanos - newChunkNanos;
      newChunkNanos = Long.MIN_VALUE;
    }
    planner.begin(row, executor.rowPeriodNanos() * 1e-9);
    if (gripper != null) {
      gripper.tell(row[layout.gripperIndex()], nowNanos);
    }
  }

  private void track(long nowNanos) {
    boolean hasNext = executor.isActive() && executor.peek(nextRow);
    boolean goesOn = hasNext && nextRow[layout.terminateIndex()] == 0;
    double freshness = supervisor.freshness(nowNanos);
    planner.track(freshness, goesOn, nextRow, executor.rowPeriodNanos() * 1e-9);
    if (motion != ControlStatus.OK) {
      return;
    }
    if (freshness < 1) {
      motion = ControlStatus.LIMITED_OBSERVATION_AGE;
    } else if (planner.slowedBySingularity()) {
      motion = ControlStatus.LIMITED_SINGULARITY;
    } else if (planner.slowedByLag()) {
      motion = ControlStatus.LIMITED_BY_LAG;
    } else if (planner.goalWasClamped()) {
      motion = ControlStatus.LIMITED_GOAL;
    }
  }

  private void updateGripper(long nowNanos, JointStateBuffer measured, ControlStatus health) {
    if (gripper == null) {
      return;
    }
    if (health == ControlStatus.OK) {
      gripper.update(measured.position(dof), measured.velocity(dof), nowNanos);
    }
    planner.setGripperGoal(gripper.goal());
  }

  private static ControlStatus limited(EnvelopeLimit limit) {
    return switch (limit) {
      case NONE -> ControlStatus.OK;
      case JOINT_POSITION -> ControlStatus.LIMITED_JOINT_POSITION;
      case JOINT_VELOCITY -> ControlStatus.LIMITED_JOINT_VELOCITY;
      case JOINT_ACCELERATION -> ControlStatus.LIMITED_JOINT_ACCELERATION;
      case JOINT_JERK -> ControlStatus.LIMITED_JOINT_JERK;
      case TOOL_SPEED -> ControlStatus.LIMITED_TOOL_SPEED;
      case WORKSPACE -> ControlStatus.LIMITED_WORKSPACE;
      case KEEP_OUT -> ControlStatus.LIMITED_KEEP_OUT;
      case SELF_COLLISION -> ControlStatus.LIMITED_SELF_COLLISION;
    };
  }

  private void write(JointCommandBuffer command, long nowNanos) {
    command.setStampNanos(nowNanos);
    for (int i = 0; i < joints; i++) {
      command.set(i, envelope.position(i), envelope.velocity(i), 0);
    }
  }

  ControlState state() {
    return supervisor.state();
  }

  long lastEndToEndNanos() {
    return endToEndNanos;
  }

  /** From now on every cycle goes to {@code commandLog}. Before the first cycle only. */
  void logTo(CommandLog commandLog) {
    log = commandLog;
  }

  private void log(long nowNanos, RobotStatus readStatus, JointStateBuffer measured) {
    LoggedTick tick = log == null ? null : log.claim();
    if (log == null || tick == null) {
      return;
    }
    tick.cycle = cycles;
    tick.nowNanos = nowNanos;
    tick.readStatus = readStatus.ordinal();
    tick.measuredStampNanos = measured.stampNanos();
    tick.asked = asked.asked();
    tick.causeOrdinal = asked.causeOrdinal();
    tick.epoch = asked.epoch();
    tick.observedNanos = asked.observedNanos();
    tick.operatorNanos = asked.operatorNanos();
    tick.chunks = chunksTaken;
    tick.state = supervisor.state().ordinal();
    tick.status = supervisor.status().ordinal();
    tick.seeded = seeded;
    for (int i = 0; i < joints; i++) {
      tick.measuredPosition[i] = measured.position(i);
      tick.measuredVelocity[i] = measured.velocity(i);
      tick.commandPosition[i] = envelope.position(i);
      tick.commandVelocity[i] = envelope.velocity(i);
    }
    log.publish();
  }

  ControlSnapshot snapshot() {
    return board.read();
  }

  long limitHits(EnvelopeLimit limit) {
    return limitHits.get(limit.ordinal());
  }

  long statusCount(ControlStatus status) {
    return statuses.get(status.ordinal());
  }
}
