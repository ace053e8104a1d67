package dev.ergon.launch.run;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionState;
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
  private long served;

  /**
   * @param seed of the first instruction; each further one adds 1
   */
  public InstructionService(
      InstructionQueue queue, Station station, Arena arena, EpisodeRunner runner, long seed) {
    this.queue = queue;
    this.station = station;
    this.arena = arena;
    this.runner = runner;
    this.seed = seed;
  }

  /** Serves until {@code stop} gives a reason; a running instruction then ends with that reason. */
  public void serve(StopSignal stop) throws InterruptedException {
    while (stop.request().isEmpty()) {
      Optional<RunningInstruction> next = queue.take(WAIT);
      if (next.isPresent()) {
        serve(next.get(), stop);
      } else {
        station.idle(WAIT.toNanos());
      }
    }
  }

  private void serve(RunningInstruction running, StopSignal stop) throws InterruptedException {
    try (running) {
      Instruction instruction = running.instruction();
      long episodeSeed = seed + served++;
      Trial trial = arena.trialOf(instruction, episodeSeed);
      EpisodeOutcome outcome =
          runner.run(instruction, trial, episodeSeed, stop.or(running::stopRequest));
      running.finish(outcome.state(), outcome.result().reason(), outcome.result().steps());
    } catch (InvalidInputException e) {
      running.finish(InstructionState.FAILED, e.getMessage(), 0);
    }
  }
}
