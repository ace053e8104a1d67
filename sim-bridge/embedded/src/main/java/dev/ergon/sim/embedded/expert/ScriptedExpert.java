package dev.ergon.sim.embedded.expert;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.sim.embedded.ErgonActionSpace;
import dev.ergon.sim.embedded.task.Phrases;
import dev.ergon.sim.embedded.task.Task;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The expert as a policy: it hears the same words as any other, but looks at the truth instead of
 * pictures. Used by one thread, the simulator's.
 */
public final class ScriptedExpert implements Policy {
  public static final String NAME = "expert";

  private static final PolicySpec SPEC =
      new PolicySpec(
          NAME,
          ErgonActionSpace.SPACE,
          List.of(),
          ErgonActionSpace.STEP_PERIOD_NANOS,
          ErgonActionSpace.CHUNK_LENGTH);

  private final Supplier<WorldState> truth;
  private String asked = "";
  private @Nullable Task task;
  private long sequence;

  /**
   * @param truth answers the state of the world now
   */
  public ScriptedExpert(Supplier<WorldState> truth) {
    this.truth = truth;
  }

  @Override
  public PolicySpec spec() {
    return SPEC;
  }

  @Override
  public void begin(Instruction instruction, long seed) {
    asked = instruction.text();
    task = Phrases.parse(asked).orElse(null);
  }

  @Override
  public PolicyStep infer(Observation observation) {
    Task wanted = task;
    if (wanted == null) {
      throw new PolicyException(
          "the expert does not understand '"
              + asked
              + "'; say for example 'pick up the red cube' or 'push the blue star to the left'");
    }
    ActionChunk chunk =
        new ActionChunk(
            sequence++,
            observation.stampNanos(),
            ErgonActionSpace.STEP_PERIOD_NANOS,
            1,
            ErgonActionSpace.SPACE.size(),
            Expert.action(wanted, truth.get()));
    return new PolicyStep(chunk, new int[0], "", List.of());
  }

  @Override
  public void close() {}
}
