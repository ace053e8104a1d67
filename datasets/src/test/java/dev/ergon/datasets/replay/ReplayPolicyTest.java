package dev.ergon.datasets.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;
import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Episode;
import dev.ergon.core.episode.Step;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.robot.JointState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayPolicyTest {
  private static final Instruction AGAIN =
      new Instruction("1", "again", "test", 0, Instruction.NO_DEADLINE, 0);

  @Test
  void answersEachRecordedActionOnceAndThenNone() {
    var policy = new ReplayPolicy(episode(), spec("q1", "q2"), space());
    for (int run = 0; run < 2; run++) {
      policy.begin(AGAIN, 1);
      assertArrayEquals(new double[] {1, 2}, chunk(policy, 100).action(0));
      ActionChunk second = chunk(policy, 200);
      assertArrayEquals(new double[] {3, 4}, second.action(0));
      assertEquals(200, second.observationStampNanos());
      assertEquals(50_000_000, second.stepPeriodNanos());
      assertEquals(0, chunk(policy, 300).horizon());
      assertEquals(0, chunk(policy, 400).horizon());
    }
  }

  @Test
  void refusesARecordingOfOtherActions() {
    assertThrows(
        InvalidInputException.class, () -> new ReplayPolicy(episode(), spec("q2", "q1"), space()));
  }

  private static ActionChunk chunk(ReplayPolicy policy, long stampNanos) {
    var joints = new JointState(stampNanos, List.of(), new double[0], new double[0], new double[0]);
    var pose = new Pose("base_link", new Vec3(0, 0, 0), new Quaternion(1, 0, 0, 0));
    return policy.infer(new Observation(stampNanos, List.of(), joints, pose)).chunk();
  }

  private static Episode episode() {
    return new Episode(0, List.of(step(1, 2), step(3, 4)));
  }

  private static Step step(double... action) {
    return new Step(List.of(), new double[0], action, "reach", 0, false, false);
  }

  private static DatasetSpec spec(String... actions) {
    return new DatasetSpec("arm", 20, List.of(), List.of(actions), List.of());
  }

  private static ActionSpace space() {
    return new ActionSpace(
        "joints",
        List.of(
            new ActionDimension("q1", ActionKind.JOINT_POSITION, -3, 3),
            new ActionDimension("q2", ActionKind.JOINT_POSITION, -3, 3)),
        "base_link",
        RotationEncoding.NONE,
        GripperConvention.ONE_IS_OPEN);
  }
}
