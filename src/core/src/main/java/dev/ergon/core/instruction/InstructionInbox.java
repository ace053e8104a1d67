package dev.ergon.core.instruction;

/** Where sources put instructions. Safe from any thread; never blocks. */
public interface InstructionInbox {
  /**
   * Offers an instruction. The feedback hears ACCEPTED or REJECTED (duplicate id, full queue,
   * expired) before this returns, and every later event until one that is last.
   */
  void submit(Instruction instruction, InstructionFeedback feedback);

  /** Cancels a waiting or running instruction; false if there is none with this id. */
  boolean cancel(String instructionId, String reason);
}
