package dev.ergon.core.instruction;

/**
 * A change in an instruction's fate.
 *
 * @param reason why, in words; empty where the state says it all
 * @param steps policy steps taken so far, >= 0
 * @param elapsedNanos since it began to run, >= 0; 0 before
 */
public record InstructionEvent(
    String instructionId,
    InstructionState state,
    String reason,
    long stampNanos,
    int steps,
    long elapsedNanos) {
  public InstructionEvent {
    if (steps < 0 || elapsedNanos < 0) {
      throw new IllegalArgumentException(
          "instruction event: got "
              + steps
              + " steps in "
              + elapsedNanos
              + " ns, wanted >= 0 both");
    }
  }
}
