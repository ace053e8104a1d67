package dev.ergon.control.rt;

import dev.ergon.control.ControlSnapshot;
import dev.ergon.control.Controller;
import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.host.HostKernel;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a controller against a robot: read, tick, write. Either a simulator's runner calls {@link
 * #step} at each simulated instant, or {@link RealTimeLoop} calls it on its own thread; the
 * commands are the same. One thread calls {@link #step}; {@link #report} may be called by any.
 */
public final class ControlLoop {
  private final Controller controller;
  private final Robot robot;
  private final Clock hostClock = new SystemClock();
  private final LoopStatistics statistics = new LoopStatistics();
  private final JointStateBuffer measured;
  private final JointCommandBuffer command;
  private RobotStatus lastWrite = RobotStatus.OK;

  public ControlLoop(Controller controller, Robot robot) {
    this.controller = controller;
    this.robot = robot;
    measured = new JointStateBuffer(robot.model().actuatedCount());
    command = new JointCommandBuffer(robot.model().actuatedCount());
  }

  public Controller controller() {
    return controller;
  }

  public Robot robot() {
    return robot;
  }

  /** One cycle at the robot's clock's now. Real-time safe where the robot is. */
  public ControlStatus step() {
    return step(0);
  }

  /**
   * One cycle at the robot's clock's now, for a caller that paces the loop itself. Real-time safe
   * where the robot is.
   *
   * @param latenessNanos how long after its deadline it begins, >= 0; for the report only
   */
  public ControlStatus step(long latenessNanos) {
    return step(robot.clock().nanos(), latenessNanos);
  }

  /** One cycle at {@code nowNanos} that began {@code latenessNanos} after its deadline. */
  ControlStatus step(long nowNanos, long latenessNanos) {
    long began = hostClock.nanos();
    statistics.cycleBegins();
    RobotStatus read = robot.read(measured);
    RobotStatus health = lastWrite.compareTo(RobotStatus.LINK_LOST) >= 0 ? lastWrite : read;
    ControlStatus status = controller.tick(nowNanos, health, measured, command);
    // Before the robot has been seen there is nothing to command.
    lastWrite = status == ControlStatus.WAITING_FOR_ROBOT ? RobotStatus.OK : robot.write(command);
    recordAges(nowNanos, status);
    statistics.cycleEnds(hostClock.nanos() - began, latenessNanos);
    return status;
  }

  private void recordAges(long nowNanos, ControlStatus status) {
    if (status.kind().compareTo(ControlStatus.Kind.LIMITED) <= 0) {
      long observed = controller.newestObservationNanos();
      if (observed != Long.MIN_VALUE) {
        statistics.observationAge(nowNanos - observed);
      }
    }
    long latency = controller.lastEndToEndNanos();
    if (latency >= 0) {
      statistics.endToEnd(latency);
    }
  }

  LoopStatistics statistics() {
    return statistics;
  }

  /** How it went so far. Not real-time safe. */
  public LoopReport report() {
    return report("in step with the caller");
  }

  LoopReport report(String scheduling) {
    Map<EnvelopeLimit, Long> hits = new EnumMap<>(EnvelopeLimit.class);
    for (EnvelopeLimit limit : EnvelopeLimit.values()) {
      if (limit != EnvelopeLimit.NONE && controller.limitHits(limit) > 0) {
        hits.put(limit, controller.limitHits(limit));
      }
    }
    Map<ChunkVerdict.Kind, Long> chunks = new EnumMap<>(ChunkVerdict.Kind.class);
    for (ChunkVerdict.Kind kind : ChunkVerdict.Kind.values()) {
      if (controller.chunkCount(kind) > 0) {
        chunks.put(kind, controller.chunkCount(kind));
      }
    }
    CommandLog log = controller.commandLog();
    ControlSnapshot last = controller.snapshot();
    return new LoopReport(
        controller.config().rateHz(),
        statistics.cycles(),
        statistics.overruns(),
        scheduling,
        HostKernel.ofThisHost(),
        last.state(),
        last.status(),
        statistics.lateness(),
        statistics.execution(),
        statistics.observationAge(),
        statistics.endToEnd(),
        hits,
        chunks,
        statistics.allocatedBytesPerCycle(),
        log == null ? List.of() : List.of(log.report()));
  }
}
