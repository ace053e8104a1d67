package dev.ergon.launch.run;

import dev.ergon.core.instruction.InstructionState;

/**
 * How an episode ended: for the sender of the instruction ({@code state}), and for the tables
 * ({@code result}).
 */
public record EpisodeOutcome(InstructionState state, EpisodeResult result) {}
