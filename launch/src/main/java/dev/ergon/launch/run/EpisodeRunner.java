package dev.ergon.launch.run;

import dev.ergon.control.ControlSnapshot;
import dev.ergon.control.chunk.ChunkOptions;
import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.state.ControlState;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.time.Clock;
import dev.ergon.launch.graph.PolicyDesk;
import dev.ergon.launch.graph.PolicyDesk.Answer;
import dev.ergon.launch.graph.Station;
import dev.ergon.perception.language.StopRequest;
import dev.ergon.perception.sync.SyncResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * Carries out one instruction at a time: observe, ask the policy, offer its chunk to control, let
 * time pass, until the policy says that it is done, its steps are used up, somebody stops it, or
 * control refuses to go on. The policy is asked again while control still executes its last answer,
 * as early as the strategy wants and so that the next answer comes before the last one ends.
 * Whatever happens, the arm is at rest when an episode has ended. Used by one thread.
 */
public final class EpisodeRunner {
  /** How long the arm may take to come to rest after a task; then the episode ends all the same. */
  private static final long REST_NANOS = 3_000_000_000L;

  /** How long old or missing pictures are waited for; then the episode fails. */
  private static final long OBSERVATION_NANOS = 3_000_000_000L;

  private static final long RETRY_NANOS = 20_000_000L;

  /** How long the policy may think; then the episode fails. */
  private static final long ANSWER_NANOS = 60_000_000_000L;

  private static final Set<ControlState> MOTION =
      EnumSet.of(ControlState.RUNNING, ControlState.HOLDING);

  private final Station station;
  private final PolicySpec spec;
  private final PolicyDesk desk;
  private final ChunkOptions chunks;
  private final List<EpisodeListener> listeners;
  private final Histogram inferenceNanos = new Histogram(3);

  /** When the world was last put in order; what was seen before is of another world. */
  private long worldStampNanos = Long.MIN_VALUE;

  /** When to look next, so that control's view of the world never gets older than it must. */
  private long nextLookNanos = Long.MIN_VALUE;

  /**
   * @param stopwatch the host's clock, for how long inference takes; never for logic
   */
  public EpisodeRunner(
      Station station, Policy policy, Clock stopwatch, List<EpisodeListener> listeners) {
    this.station = station;
    spec = policy.spec();
    desk = station.pace().desk(policy, stopwatch);
    chunks = station.controller().config().chunks();
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
    if (!trial.rearrangesWorld()) {
      return station.makeReady();
    }
    worldStampNanos = station.clock().nanos();
    Optional<String> refusal = station.recoverFromNewWorld();
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
    int steps = 0;
    try {
      desk.begin(instruction, seed);
      for (int index = 0; steps < trial.stepLimit(); index++) {
        Optional<Ending> halt = halt(steps, stop);
        if (halt.isPresent()) {
          return halt.get();
        }
        SyncResult seen = observe();
        if (!(seen instanceof SyncResult.InTime inTime)) {
          return new Ending.Broken(steps, "no recent observation: " + seen.faults());
        }
        Observation observation = inTime.observation();
        long begun = station.controller().snapshot().actionsExecuted();
        Optional<Answer> answer = ask(observation, steps, stop);
        if (answer.isEmpty()) {
          return halt(steps, stop)
              .orElse(new Ending.Broken(steps, "the policy did not answer in time"));
        }
        ActionChunk chunk = answer.get().step().chunk();
        ChunkVerdict verdict = station.controller().offer(chunk, station.clock().nanos());
        tell(index, observation, answer.get().step());
        if (!verdict.accepted()) {
          return new Ending.Broken(steps + 1, "control refused the policy's answer: " + verdict);
        }
        if (terminates(chunk)) {
          return new Ending.Terminated(steps + 1);
        }
        // What was over before the answer came makes the answer last so much less.
        long over = station.controller().snapshot().actionsExecuted() - begun;
        int ahead = (int) Math.max(1, chunks.stepsBetweenAnswers(chunk.horizon()) - over);
        steps += ahead;
        passUntil(nextQuestionNanos(observation.stampNanos(), ahead), stop);
      }
      return new Ending.OutOfSteps(steps);
    } catch (PolicyException e) {
      return new Ending.Broken(steps, "the policy failed: " + e.getMessage());
    } finally {
      desk.abandon();
    }
  }

  /**
   * When to observe for the next question: {@code ahead} steps after the last observation, or as
   * much earlier as makes it the end of an action, so that no action is half seen and half still to
   * come; but not before one action of the answer is over. An answer too short to cover the time
   * the policy thinks is carried out before the next question, and the arm waits.
   */
  private long nextQuestionNanos(long observedNanos, int ahead) {
    ControlSnapshot control = station.controller().snapshot();
    long begins = Math.max(station.clock().nanos(), control.actionEndNanos());
    long step = spec.stepPeriodNanos();
    long whole = Math.max(1, (observedNanos + ahead * step - begins) / step);
    return begins + whole * step;
  }

  /** Why the episode is not to go on, if it is not. */
  private Optional<Ending> halt(int steps, StopSignal stop) {
    Optional<StopRequest> request = stop.request();
    if (request.isPresent()) {
      return Optional.of(new Ending.Stopped(steps, request.get()));
    }
    ControlState state = station.controller().snapshot().state();
    return MOTION.contains(state)
        ? Optional.empty()
        : Optional.of(new Ending.Broken(steps, station.whyHalted()));
  }

  /** Asks the policy and waits; empty if the episode is not to go on, or the wait was too long. */
  private Optional<Answer> ask(Observation observation, int steps, StopSignal stop)
      throws InterruptedException {
    desk.ask(observation);
    long end = station.clock().nanos() + ANSWER_NANOS;
    Optional<Answer> answer = desk.answer(nextLookNanos);
    while (answer.isEmpty() && station.clock().nanos() < end && halt(steps, stop).isEmpty()) {
      look();
      answer = desk.answer(nextLookNanos);
    }
    answer.ifPresent(a -> inferenceNanos.recordValue(a.inferenceNanos()));
    return answer;
  }

  /** Lets time pass, and control know how fresh its view of the world is. */
  private void passUntil(long nanos, StopSignal stop) throws InterruptedException {
    station.pace().runUntil(Math.min(nanos, nextLookNanos));
    while (station.clock().nanos() < nanos && stop.request().isEmpty()) {
      look();
      station.pace().runUntil(Math.min(nanos, nextLookNanos));
    }
  }

  /** What is seen now; control hears how old the oldest part of it is. */
  private SyncResult look() {
    nextLookNanos = station.clock().nanos() + station.pace().lookPeriodNanos();
    SyncResult seen = station.observe();
    if (seen instanceof SyncResult.InTime inTime) {
      station.controller().observed(inTime.observation().oldestStampNanos());
    }
    return seen;
  }

  /**
   * What is seen, once all of it is recent and of this world; the last try, if that does not come
   * about in time.
   */
  private SyncResult observe() throws InterruptedException {
    long end = station.clock().nanos() + OBSERVATION_NANOS;
    SyncResult seen = look();
    while (!isOfThisWorld(seen) && station.clock().nanos() < end) {
      // Meanwhile control runs out of actions and holds.
      station.pace().runUntil(station.clock().nanos() + RETRY_NANOS);
      seen = look();
    }
    return seen;
  }

  private boolean isOfThisWorld(SyncResult seen) {
    return seen instanceof SyncResult.InTime inTime
        && inTime.observation().oldestStampNanos() >= worldStampNanos;
  }

  private void tell(int index, Observation observation, PolicyStep answer) {
    ControlSnapshot snapshot = station.controller().snapshot();
    StepTaken step = new StepTaken(index, observation, answer, snapshot);
    listeners.forEach(l -> l.stepped(step));
  }

  /** Whether the first action says that the task is done: nothing after it is to be carried out. */
  private boolean terminates(ActionChunk chunk) {
    int index = spec.actionSpace().indexOf(ActionKind.TERMINATE);
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
