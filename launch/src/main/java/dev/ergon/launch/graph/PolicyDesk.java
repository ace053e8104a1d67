package dev.ergon.launch.graph;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicyStep;
import java.util.Optional;

/**
 * Where the policy is asked, while the robot's time goes on and control executes what it has. Used
 * by the runner's thread.
 */
public interface PolicyDesk {
  /**
   * What the policy said.
   *
   * @param inferenceNanos how long it thought, by the host's clock
   */
  record Answer(PolicyStep step, long inferenceNanos) {}

  /**
   * Starts a task, as {@link dev.ergon.core.policy.Policy#begin}.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void begin(Instruction instruction, long seed) throws InterruptedException;

  /** Asks; no other question may be open. */
  void ask(Observation observation);

  /**
   * Lets time pass until the open question is answered, but no longer than until {@code untilNanos}
   * of the robot's clock; empty if it is not answered by then.
   *
   * @throws PolicyException if the policy has no answer
   * @throws InterruptedException if the thread is interrupted
   */
  Optional<Answer> answer(long untilNanos) throws InterruptedException;

  /** Forgets the open question, if there is one. */
  void abandon();
}
