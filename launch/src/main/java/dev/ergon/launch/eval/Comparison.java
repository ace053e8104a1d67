package dev.ergon.launch.eval;

import dev.ergon.launch.eval.Evaluation.Wording;
import dev.ergon.sim.embedded.expert.RandomPolicy;
import dev.ergon.sim.embedded.expert.ScriptedExpert;
import java.util.List;

/**
 * Who plays an evaluation's episodes.
 *
 * @param name the column's head
 * @param policy the launch file's {@code policy.kind}; empty for the one that is evaluated
 */
public record Comparison(String name, String policy, Wording wording) {
  /** The policy itself. */
  public static final Comparison ITSELF = new Comparison("policy", "", Wording.OWN);

  /** What stands beside it: the best, the worst, and itself without the right words. */
  public static final List<Comparison> BESIDE =
      List.of(
          new Comparison("expert", ScriptedExpert.NAME, Wording.OWN),
          new Comparison("random", RandomPolicy.NAME, Wording.OWN),
          new Comparison("shuffled words", "", Wording.SHUFFLED));
}
