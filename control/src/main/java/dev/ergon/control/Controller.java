package dev.ergon.control;

import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.chunk.ChunkGate;
import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.mailbox.SpscRing;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.HaltCause;
import dev.ergon.control.state.OperatorRequests;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Between a slow, untrusted policy and a robot: takes chunks of actions on one side and gives one
 * joint command per cycle on the other, inside the robot's limits whatever comes in.
 *
 * <p>Four parties use it, each by its own methods and none waiting for another:
 *
 * <ul>
 *   <li>the policy's thread (one at a time): {@link #offer}, {@link #observed};
 *   <li>anybody: {@link #arm}, {@link #hold}, {@link #stop}, {@link #estop}, {@link #reset}, {@link
 *       #beginTask}, {@link #endTask}, {@link #operatorAlive};
 *   <li>the control thread: {@link #tick}, real-time safe;
 *   <li>anybody: {@link #snapshot} and the counters.
 * </ul>
 *
 * <p>A run: {@code arm()}, then per task {@code beginTask()}, chunks, {@code endTask()}. It plans
 * from what it commanded and reads no clock, so the same calls give the same commands bit for bit.
 */
public final class Controller {
  private static final int RING_SLOTS = 4;

  private final RobotModel model;
  private final ActionSpace space;
  private final ControlConfig config;
  private final ActionLayout layout;
  private final ChunkGate gate;
  private final SpscRing<PreparedChunk> chunks;
  private final OperatorRequests requests = new OperatorRequests();
  private final ControlCycle cycle;
  private volatile boolean observationsAreTold;
  private final AtomicLongArray verdicts = new AtomicLongArray(ChunkVerdict.Kind.values().length);

  /**
   * @throws InvalidInputException if {@code space} cannot be executed by {@code model}, or the arm
   *     has fewer than 5 or more than 8 joints
   */
  public Controller(RobotModel model, ActionSpace space, ControlConfig config) {
    this.model = model;
    this.space = space;
    this.config = config;
    layout = new ActionLayout(space, model);
    gate = new ChunkGate(layout, config.gate());
    chunks = new SpscRing<>(RING_SLOTS, () -> new PreparedChunk(layout));
    cycle = new ControlCycle(model, layout, config, requests, chunks);
  }

  public RobotModel model() {
    return model;
  }

  public ActionSpace space() {
    return space;
  }

  public ControlConfig config() {
    return config;
  }

  /**
   * Policy side: offers a chunk of the running task. It is judged here, on the policy's thread, and
   * taken in by the control thread in its next cycle. One thread at a time; never waits.
   */
  public ChunkVerdict offer(ActionChunk chunk, long nowNanos) {
    ChunkVerdict verdict = judge(chunk, nowNanos);
    verdicts.getAndIncrement(verdict.kind().ordinal());
    return verdict;
  }

  private ChunkVerdict judge(ActionChunk chunk, long nowNanos) {
    long epoch = requests.epoch();
    if (!OperatorRequests.isTask(epoch)) {
      return ChunkVerdict.refused(ChunkVerdict.Kind.REFUSED_NO_TASK, chunk.sequence());
    }
    PreparedChunk slot = chunks.claim();
    if (slot == null) {
      return ChunkVerdict.refused(ChunkVerdict.Kind.REFUSED_BUSY, chunk.sequence());
    }
    ChunkVerdict verdict = gate.judge(chunk, epoch, nowNanos, slot);
    if (verdict.accepted()) {
      if (!observationsAreTold) {
        requests.observed(chunk.observationStampNanos());
      }
      chunks.publish();
    }
    return verdict;
  }

  /**
   * An observation exists whose oldest part has this stamp; the arm slows, then holds, when they
   * stop coming. Where nobody ever says so, the chunks' own stamps are taken for it.
   */
  public void observed(long observationStampNanos) {
    observationsAreTold = true;
    requests.observed(observationStampNanos);
  }

  /** Asks to let the arm move: from idle through arming, and out of a requested hold. */
  public void arm() {
    requests.ask(OperatorRequests.ARM);
  }

  /** Asks to come to rest and stay there, armed, until {@link #arm} or the next task. */
  public void hold(HaltCause cause) {
    requests.ask(OperatorRequests.HOLD, cause);
  }

  /** Asks to come to rest and disarm. */
  public void stop(HaltCause cause) {
    requests.ask(OperatorRequests.STOP, cause);
  }

  /** Emergency stop: to rest as fast as the limits allow, latched until {@link #reset}. */
  public void estop(HaltCause cause) {
    requests.ask(OperatorRequests.ESTOP, cause);
  }

  /** Asks to leave a latched state once the arm is at rest and healthy; it is then idle. */
  public void reset() {
    requests.ask(OperatorRequests.RESET);
  }

  /** Starts a task: forgets everything offered before, and lets chunks in. */
  public void beginTask() {
    requests.beginTask();
  }

  /** Ends the task: forgets what is left of it; the arm comes to rest and holds. */
  public void endTask() {
    requests.endTask();
  }

  /** The operator's sign of life, where the configuration asks for one. */
  public void operatorAlive(long nowNanos) {
    requests.operatorAlive(nowNanos);
  }

  /**
   * One cycle: reads what was measured, writes what to command. Control thread only. Real-time
   * safe: no allocation after warm-up, no lock, no exception for any value that comes in.
   *
   * @param nowNanos the cycle's stamp, on the axis of every other stamp
   * @param readStatus what the robot's read answered
   * @param measured the robot's state in the model's actuated order; not modified
   * @param command written whole, each cycle, in the model's actuated order
   */
  public ControlStatus tick(
      long nowNanos,
      RobotStatus readStatus,
      JointStateBuffer measured,
      JointCommandBuffer command) {
    return cycle.tick(nowNanos, readStatus, measured, command);
  }

  /**
   * Opens a command log in {@code file}; every cycle goes there until the log is closed by the
   * caller, after the last cycle. Before the first cycle only.
   *
   * @throws IOException if the file cannot be made
   */
  public CommandLog logTo(Path file) throws IOException {
    LoggedRun run = LoggedRun.of(model, space, config);
    CommandLog log = CommandLog.open(file, run, model.actuatedCount(), layout, run.maxLogBytes());
    cycle.logTo(log);
    return log;
  }

  /** The log that was opened, or null. */
  public @Nullable CommandLog commandLog() {
    return cycle.commandLog();
  }

  /** Control thread only: what the last cycle left it in. Real-time safe. */
  public ControlState state() {
    return cycle.state();
  }

  /**
   * Control thread only: whether the last cycle's command started anew, at rest, so that its
   * velocity does not follow from the command before. Real-time safe.
   */
  public boolean startedAnew() {
    return cycle.startedAnew();
  }

  ControlCycle cycle() {
    return cycle;
  }

  ActionLayout layout() {
    return layout;
  }

  SpscRing<PreparedChunk> chunkRing() {
    return chunks;
  }

  /** What the last cycle did. Not real-time safe. */
  public ControlSnapshot snapshot() {
    return cycle.snapshot();
  }

  /** The stamp of the newest observation of the running task, or {@link Long#MIN_VALUE}. */
  public long newestObservationNanos() {
    return requests.observedNanos();
  }

  /**
   * Control thread only: the time from an observation to the first command that follows from it,
   * where the last cycle began with a new chunk, else -1. Real-time safe.
   */
  public long lastEndToEndNanos() {
    return cycle.lastEndToEndNanos();
  }

  /**
   * How long the policy's answers take, from observation to arrival: the 95th percentile of the
   * last ones, ns, without the cold start; -1 while it is not known. What a policy that is guided
   * by the actions still waiting takes as its delay.
   */
  public long policyLatencyNanos() {
    return cycle.policyLatencyNanos();
  }

  /** How many chunks got this verdict. */
  public long chunkCount(ChunkVerdict.Kind kind) {
    return verdicts.get(kind.ordinal());
  }

  /** How many chunks were refused. */
  public long chunksRefused() {
    long sum = 0;
    for (ChunkVerdict.Kind kind : ChunkVerdict.Kind.values()) {
      sum += kind == ChunkVerdict.Kind.ACCEPTED ? 0 : chunkCount(kind);
    }
    return sum;
  }

  /** In how many cycles the envelope changed a command because of this limit. */
  public long limitHits(EnvelopeLimit limit) {
    return cycle.counts().of(limit);
  }

  /** In how many cycles the envelope changed a command. */
  public long limitHits() {
    long sum = 0;
    for (EnvelopeLimit limit : EnvelopeLimit.values()) {
      sum += limit == EnvelopeLimit.NONE ? 0 : limitHits(limit);
    }
    return sum;
  }

  /** In how many cycles the status was this. */
  public long statusCount(ControlStatus status) {
    return cycle.counts().of(status);
  }
}
