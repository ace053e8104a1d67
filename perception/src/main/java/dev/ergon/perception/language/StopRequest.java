package dev.ergon.perception.language;

import dev.ergon.core.instruction.InstructionState;

/**
 * Why a running instruction should come to an end.
 *
 * @param state what to finish it with: CANCELLED, PREEMPTED or EXPIRED
 * @param reason in words
 */
public record StopRequest(InstructionState state, String reason) {}
