package dev.ergon.launch.run;

import dev.ergon.core.instruction.Instruction;

/**
 * Hears a run as it goes, on the runner's thread. Whatever takes long belongs on a thread of its
 * own.
 */
public interface EpisodeListener {
  /** An instruction begins; {@code task} is the kind of task. */
  default void began(Instruction instruction, String task) {}

  /** The policy answered, and its chunk was offered to control. */
  default void stepped(StepTaken step) {}

  /** The episode is over and the arm at rest. */
  default void ended(Instruction instruction, EpisodeResult result) {}
}
