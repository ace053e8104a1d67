package dev.ergon.datasets.replay;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Episode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import java.util.List;

/**
 * Answers the k-th observation with the k-th recorded action, whatever it shows; after the last one
 * with chunks of no action, on which the robot holds. The actions pass through control like those
 * of any policy, so a recording cannot leave the limits either.
 */
public final class ReplayPolicy implements Policy {
  private static final long NANOS = 1_000_000_000;

  private final Episode episode;
  private final PolicySpec spec;
  private int next;
  private long sequence;

  /**
   * @param recorded the schema of the dataset that {@code episode} is of
   * @param space what the recorded actions mean; a dataset keeps only their names
   * @throws InvalidInputException if the names of the actions are not those of {@code space}
   */
  public ReplayPolicy(Episode episode, DatasetSpec recorded, ActionSpace space) {
    List<String> names = space.dimensions().stream().map(ActionDimension::name).toList();
    if (!names.equals(recorded.actionNames())) {
      throw new InvalidInputException(
          "replay of episode "
              + episode.index()
              + ": got the actions "
              + recorded.actionNames()
              + ", wanted "
              + names
              + " of the action space '"
              + space.name()
              + "'");
    }
    this.episode = episode;
    spec = new PolicySpec("replay", space, List.of(), NANOS / recorded.framesPerSecond(), 1);
  }

  @Override
  public PolicySpec spec() {
    return spec;
  }

  /** Starts the episode again. */
  @Override
  public void begin(Instruction instruction, long seed) {
    next = 0;
  }

  @Override
  public PolicyStep infer(Observation observation) {
    boolean over = next >= episode.steps().size();
    double[] action = over ? new double[0] : episode.steps().get(next).action();
    String remark = over ? "the recording is over" : episode.steps().get(next).task();
    next += over ? 0 : 1;
    var chunk =
        new ActionChunk(
            sequence++,
            observation.stampNanos(),
            spec.stepPeriodNanos(),
            over ? 0 : 1,
            spec.actionSpace().size(),
            action);
    return new PolicyStep(chunk, new int[0], remark, List.of());
  }

  @Override
  public void close() {}
}
