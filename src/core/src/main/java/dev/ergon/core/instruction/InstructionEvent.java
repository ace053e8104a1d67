package dev.ergon.core.instruction;

/**
 * A change in an instruction's fate.
 *
 * @param reason why, in words; empty where the state says it all
 * @param steps policy steps taken so far
 * @param elapsedNanos since it began to run; 0 before
 */
public record InstructionEvent(
    String instructionId,
    InstructionState state,
    String reason,
    long stampNanos,
    int steps,
    long elapsedNanos) {}
