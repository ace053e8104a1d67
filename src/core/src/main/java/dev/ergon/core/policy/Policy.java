package dev.ergon.core.policy;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import java.util.List;

/** Turns what is seen and what was asked into actions. Used by one thread. Not real-time safe. */
public interface Policy extends AutoCloseable {
  PolicySpec spec();

  /** Starts a new task: forgets the last one, and seeds every random choice with {@code seed}. */
  void begin(Instruction instruction, long seed);

  /**
   * Answers one observation. What it says is not trusted by whoever calls.
   *
   * @throws PolicyException if no answer can be given; the robot then holds
   */
  PolicyStep infer(Observation observation);

  /** How it runs on this host, for whoever operates it: a sentence each. */
  default List<String> remarks() {
    return List.of();
  }

  @Override
  void close();
}
