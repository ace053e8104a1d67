package dev.ergon.sim.embedded.expert;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.sim.embedded.ErgonActionSpace;
import dev.ergon.sim.embedded.scene.SeededRandom;
import java.util.List;

/**
 * Moves at random, hears and sees nothing: what a policy must beat. Every number is drawn evenly
 * from its range; the task is called done once in forty steps. Used by one thread.
 */
public final class RandomPolicy implements Policy {
  public static final String NAME = "random";

  private static final int STEPS_PER_END = 40;

  private final PolicySpec spec;
  private SeededRandom random = new SeededRandom(0);
  private long sequence;

  /**
   * @param chunk how many actions it answers with, >= 1
   */
  public RandomPolicy(int chunk) {
    spec =
        new PolicySpec(
            NAME, ErgonActionSpace.SPACE, List.of(), ErgonActionSpace.STEP_PERIOD_NANOS, chunk);
  }

  @Override
  public PolicySpec spec() {
    return spec;
  }

  @Override
  public void begin(Instruction instruction, long seed) {
    random = new SeededRandom(seed);
  }

  @Override
  public PolicyStep infer(Observation observation) {
    List<ActionDimension> dimensions = ErgonActionSpace.SPACE.dimensions();
    double[] actions = new double[spec.chunkLength() * dimensions.size()];
    for (int i = 0; i < actions.length; i++) {
      ActionDimension d = dimensions.get(i % dimensions.size());
      actions[i] =
          d.kind() == ActionKind.TERMINATE
              ? (random.below(STEPS_PER_END) == 0 ? 1 : 0)
              : random.between(d.low(), d.high());
    }
    ActionChunk chunk =
        new ActionChunk(
            sequence++,
            observation.stampNanos(),
            ErgonActionSpace.STEP_PERIOD_NANOS,
            spec.chunkLength(),
            dimensions.size(),
            actions);
    return new PolicyStep(chunk, new int[0], "", List.of());
  }

  @Override
  public void close() {}
}
