package dev.ergon.launch.run;

import dev.ergon.core.instruction.Instruction;

/**
 * Where instructions are carried out: a simulator that lays out a scene, or the real world as it
 * is.
 */
public interface Arena {
  /** What results call it. */
  String name();

  /**
   * The trial of {@code instruction}. Changes nothing yet.
   *
   * @throws dev.ergon.core.error.InvalidInputException if the instruction makes no sense here
   */
  Trial trialOf(Instruction instruction, long seed);
}
