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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The expert as a policy: it hears the same words as any other, but looks at the truth instead of
 * pictures. Asked for more than one action it says what it would do in the states that it foresees
 * ({@link Foresight}), up to the end of the task. Used by one thread, the simulator's.
 */
public final class ScriptedExpert implements Policy {
  public static final String NAME = "expert";

  private final Supplier<WorldState> truth;
  private final PolicySpec spec;
  private String asked = "";
  private @Nullable Task task;
  private long sequence;

  /**
   * @param truth answers the state of the world now
   * @param chunk how many actions it answers with at most, >= 1
   */
  public ScriptedExpert(Supplier<WorldState> truth, int chunk) {
    this.truth = truth;
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
    List<double[]> actions = actions(wanted, truth.get());
    ActionChunk chunk =
        new ActionChunk(
            sequence++,
            observation.stampNanos(),
            ErgonActionSpace.STEP_PERIOD_NANOS,
            actions.size(),
            ErgonActionSpace.SPACE.size(),
            actions.stream().flatMapToDouble(Arrays::stream).toArray());
    return new PolicyStep(chunk, new int[0], "", List.of());
  }

  /** One action after the other, until one would end the task; at least one. */
  private List<double[]> actions(Task wanted, WorldState now) {
    List<double[]> actions = new ArrayList<>();
    WorldState world = now;
    double[] action = Expert.action(wanted, world);
    actions.add(action);
    while (!ends(action) && actions.size() < spec.chunkLength()) {
      world = Foresight.after(world, action);
      action = Expert.action(wanted, world);
      if (!ends(action)) {
        actions.add(action);
      }
    }
    return actions;
  }

  private static boolean ends(double[] action) {
    return action[0] > 0.5;
  }

  @Override
  public void close() {}
}
