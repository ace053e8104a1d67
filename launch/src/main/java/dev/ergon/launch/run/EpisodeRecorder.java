package dev.ergon.launch.run;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.EpisodeSink;
import dev.ergon.core.episode.Step;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.robot.RobotModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes every episode to a dataset: a row per policy step, the state in the robot's joint order,
 * the action as the policy said it. The last row waits for the verdict.
 */
public final class EpisodeRecorder implements EpisodeListener {
  private static final double NANOS_PER_SECOND = 1e9;
  private final EpisodeSink sink;
  private String task = "";
  private @Nullable StepTaken pending;

  public EpisodeRecorder(EpisodeSink sink) {
    this.sink = sink;
  }

  /** The schema of what a run of {@code policy} on {@code robot} records. */
  public static DatasetSpec schema(RobotModel robot, PolicySpec policy, List<CameraSpec> cameras) {
    return new DatasetSpec(
        robot.name(),
        Math.max(1, (int) Math.round(NANOS_PER_SECOND / policy.stepPeriodNanos())),
        robot.actuatedNames(),
        policy.actionSpace().dimensions().stream().map(ActionDimension::name).toList(),
        cameras);
  }

  @Override
  public void began(Instruction instruction, String kind) {
    task = instruction.text();
    pending = null;
    sink.begin();
  }

  @Override
  public void stepped(StepTaken step) {
    StepTaken last = pending;
    if (last != null) {
      sink.record(row(last, false, false));
    }
    pending = step;
  }

  @Override
  public void ended(Instruction instruction, EpisodeResult result) {
    StepTaken last = pending;
    pending = null;
    if (last == null) {
      sink.discard();
      return;
    }
    sink.record(row(last, true, result.success()));
    sink.end();
  }

  private Step row(StepTaken step, boolean done, boolean success) {
    return new Step(
        step.observation().frames(),
        step.observation().joints().position(),
        step.answer().chunk().action(0),
        task,
        success ? 1 : 0,
        done,
        success);
  }
}
