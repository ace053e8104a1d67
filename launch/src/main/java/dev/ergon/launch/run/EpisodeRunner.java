package dev.ergon.launch.run;

import dev.ergon.control.ControlSnapshot;
import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.state.ControlState;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.time.Clock;
import dev.ergon.launch.graph.Station;
import dev.ergon.perception.language.StopRequest;
import dev.ergon.perception.sync.SyncResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * Carries out one instruction at a time: observe, infer, offer the chunk to control, let time pass,
 * until the policy says that it is done, its steps are used up, somebody stops it, or control
 * refuses to go on. Whatever happens, the arm is at rest when an episode has ended. Used by one
 * thread.
 */
public final class EpisodeRunner {
  /** How long the arm may take to come to rest after a task; then the episode ends all the same. */
  private static final long REST_NANOS = 3_000_000_000L;

  /** How long old or missing pictures are waited for; then the episode fails. */
  private static final long OBSERVATION_NANOS = 3_000_000_000L;

  private static final long RETRY_NANOS = 20_000_000L;

  private static final Set<ControlState> MOTION =
      EnumSet.of(ControlState.RUNNING, ControlState.HOLDING);

  private final Station station;
  private final Policy policy;
  private final Clock stopwatch;
  private final List<EpisodeListener> listeners;
  private final Histogram inferenceNanos = new Histogram(3);

  /**
   * @param stopwatch the host's clock, for how long inference takes; never for logic
   */
  public EpisodeRunner(
      Station station, Policy policy, Clock stopwatch, List<EpisodeListener> listeners) {
    this.station = station;
    this.policy = policy;
    this.stopwatch = stopwatch;
    this.listeners = List.copyOf(listeners);
  }

  /** How long the policy took per step, over all episodes; nanoseconds. */
  public Histogram inferenceNanos() {
    return inferenceNanos;
  }

  /**
   * Sets {@code trial} up and carries {@code instruction} out in it.
   *
   * @throws InterruptedException if the thread is interrupted; the arm then holds
   */
  public EpisodeOutcome run(Instruction instruction, Trial trial, long seed, StopSignal stop)
      throws InterruptedException {
    Optional<String> refusal = setUp(trial);
    listeners.forEach(l -> l.began(instruction, trial.task()));
    long startNanos = station.clock().nanos();
    Ending ending =
        refusal.isPresent()
            ? new Ending.Broken(0, refusal.get())
            : carryOut(instruction, trial, seed, stop);
    EpisodeOutcome outcome = outcome(instruction, trial, ending, startNanos);
    listeners.forEach(l -> l.ended(instruction, outcome.result()));
    return outcome;
  }

  /** Says of {@code instruction} that it failed before it began. */
  public EpisodeOutcome refuse(Instruction instruction, String reason) {
    EpisodeResult result = new EpisodeResult(instruction.text(), "none", false, 0, 0, reason);
    listeners.forEach(l -> l.began(instruction, result.task()));
    listeners.forEach(l -> l.ended(instruction, result));
    return new EpisodeOutcome(InstructionState.FAILED, result);
  }

  /** Makes place and arm ready; answers why not, if it cannot be done. */
  private Optional<String> setUp(Trial trial) throws InterruptedException {
    if (trial.rearrangesWorld()) {
      Optional<String> busy = station.standDownForNewWorld();
      if (busy.isPresent()) {
        return busy;
      }
    }
    trial.setUp();
    Optional<String> refusal =
        trial.rearrangesWorld() ? station.recoverFromNewWorld() : Optional.empty();
    return refusal.isPresent() ? refusal : station.makeReady();
  }

  private Ending carryOut(Instruction instruction, Trial trial, long seed, StopSignal stop)
      throws InterruptedException {
    station.controller().beginTask();
    try {
      return loop(instruction, trial, seed, stop);
    } finally {
      station.controller().endTask();
      station.comeToRest(REST_NANOS);
    }
  }

  private Ending loop(Instruction instruction, Trial trial, long seed, StopSignal stop)
      throws InterruptedException {
    long stepNanos = policy.spec().stepPeriodNanos();
    int steps = 0;
    try {
      policy.begin(instruction, seed);
      while (steps < trial.stepLimit()) {
        Optional<StopRequest> request = stop.request();
        if (request.isPresent()) {
          return new Ending.Stopped(steps, request.get());
        }
        ControlState state = station.controller().snapshot().state();
        if (!MOTION.contains(state)) {
          return new Ending.Broken(steps, station.whyHalted());
        }
        SyncResult seen = observe();
        if (!(seen instanceof SyncResult.InTime inTime)) {
          return new Ending.Broken(steps, "no recent observation: " + seen.faults());
        }
        Observation observation = inTime.observation();
        PolicyStep answer = infer(observation);
        long now = station.clock().nanos();
        ChunkVerdict verdict = station.controller().offer(answer.chunk(), now);
        tell(steps++, observation, answer);
        if (!verdict.accepted()) {
          return new Ending.Broken(steps, "control refused the policy's answer: " + verdict);
        }
        if (terminates(answer.chunk())) {
          return new Ending.Terminated(steps);
        }
        station.pace().runUntil(observation.stampNanos() + stepNanos * answer.chunk().horizon());
      }
      return new Ending.OutOfSteps(steps);
    } catch (PolicyException e) {
      return new Ending.Broken(steps, "the policy failed: " + e.getMessage());
    }
  }

  /** What is seen, once all of it is recent; the last try, if that does not come about in time. */
  private SyncResult observe() throws InterruptedException {
    long end = station.clock().nanos() + OBSERVATION_NANOS;
    SyncResult seen = station.observe();
    while (!(seen instanceof SyncResult.InTime) && station.clock().nanos() < end) {
      // Meanwhile control runs out of actions and holds.
      station.pace().runUntil(station.clock().nanos() + RETRY_NANOS);
      seen = station.observe();
    }
    return seen;
  }

  private PolicyStep infer(Observation observation) {
    long before = stopwatch.nanos();
    PolicyStep answer = policy.infer(observation);
    inferenceNanos.recordValue(Math.max(0, stopwatch.nanos() - before));
    return answer;
  }

  private void tell(int index, Observation observation, PolicyStep answer) {
    ControlSnapshot snapshot = station.controller().snapshot();
    StepTaken step = new StepTaken(index, observation, answer, snapshot);
    listeners.forEach(l -> l.stepped(step));
  }

  /** Whether the first action says that the task is done: nothing after it is to be carried out. */
  private boolean terminates(ActionChunk chunk) {
    int index = policy.spec().actionSpace().indexOf(ActionKind.TERMINATE);
    return index >= 0 && chunk.horizon() > 0 && chunk.value(0, index) >= 0.5;
  }

  private EpisodeOutcome outcome(
      Instruction instruction, Trial trial, Ending ending, long startNanos) {
    double seconds = (station.clock().nanos() - startNanos) / 1e9;
    Trial.Verdict verdict =
        ending instanceof Ending.Terminated || ending instanceof Ending.OutOfSteps
            ? trial.judge(ending instanceof Ending.Terminated)
            : new Trial.Verdict(false, ending.reason());
    InstructionState state =
        ending instanceof Ending.Stopped stopped
            ? stopped.request().state()
            : verdict.success() ? InstructionState.SUCCEEDED : InstructionState.FAILED;
    return new EpisodeOutcome(
        state,
        new EpisodeResult(
            instruction.text(),
            trial.task(),
            verdict.success(),
            ending.steps(),
            seconds,
            verdict.reason()));
  }

  /** Why the loop was left. */
  private sealed interface Ending {
    int steps();

    String reason();

    record Terminated(int steps) implements Ending {
      @Override
      public String reason() {
        return "the policy says it is done";
      }
    }

    record OutOfSteps(int steps) implements Ending {
      @Override
      public String reason() {
        return "out of steps";
      }
    }

    record Stopped(int steps, StopRequest request) implements Ending {
      @Override
      public String reason() {
        return request.reason();
      }
    }

    record Broken(int steps, String reason) implements Ending {}
  }
}
