package dev.ergon.launch.run;

import dev.ergon.core.error.ErgonException;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.launch.graph.Station;
import dev.ergon.perception.language.InstructionQueue;
import dev.ergon.perception.language.RunningInstruction;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes instructions from a queue and carries them out, one after the other. Used by one thread.
 */
public final class InstructionService {
  private static final Duration WAIT = Duration.ofMillis(20);

  private final InstructionQueue queue;
  private final Station station;
  private final Arena arena;
  private final EpisodeRunner runner;
  private final long seed;
  private final Runnable whenIdle;
  private long served;

  /**
   * @param seed of the first instruction; each further one adds 1
   * @param whenIdle called now and then while there is nothing to do
   */
  public InstructionService(
      InstructionQueue queue,
      Station station,
      Arena arena,
      EpisodeRunner runner,
      long seed,
      Runnable whenIdle) {
    this.queue = queue;
    this.station = station;
    this.arena = arena;
    this.runner = runner;
    this.seed = seed;
    this.whenIdle = whenIdle;
  }

  /** Serves until {@code stop} gives a reason; a running instruction then ends with that reason. */
  public void serve(StopSignal stop) throws InterruptedException {
    while (stop.request().isEmpty()) {
      Optional<RunningInstruction> next = queue.take(WAIT);
      if (next.isPresent()) {
        serve(next.get(), stop);
      } else {
        station.idle(WAIT.toNanos());
        whenIdle.run();
      }
    }
  }

  private void serve(RunningInstruction running, StopSignal stop) throws InterruptedException {
    try (running) {
      EpisodeOutcome outcome = carryOut(running, stop);
      running.finish(outcome.state(), outcome.result().reason(), outcome.result().steps());
    }
  }

  /**
   * What cannot be done, for whatever reason that has a name, fails this instruction and no other.
   */
  private EpisodeOutcome carryOut(RunningInstruction running, StopSignal stop)
      throws InterruptedException {
    Instruction instruction = running.instruction();
    long episodeSeed = seed + served++;
    try {
      Trial trial = arena.trialOf(instruction, episodeSeed);
      return runner.run(instruction, trial, episodeSeed, stop.or(running::stopRequest));
    } catch (ErgonException e) {
      return runner.refuse(instruction, e.getMessage());
    }
  }
}
