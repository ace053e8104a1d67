package dev.ergon.sim.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.robot.JointState;
import dev.ergon.sim.embedded.expert.Expert;
import dev.ergon.sim.embedded.expert.Foresight;
import dev.ergon.sim.embedded.expert.ScriptedExpert;
import dev.ergon.sim.embedded.scene.SeededRandom;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Judge;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.task.TaskKind;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpertTest {
  private static final long SEED = 20;
  private final EmbeddedSimulator simulator = EmbeddedSimulator.create();
  private final TabletopSuite suite = new TabletopSuite();

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void solvesAndEndsEpisodesOfEveryKind(TaskKind kind) {
    for (int i = 0; i < 6; i++) {
      Split split = i % 2 == 0 ? Split.HELD_OUT_SCENES : Split.HELD_OUT_PAIRS;
      EpisodeSetup setup = suite.episode(split, kind, SEED, i);
      EpisodeRunner.Outcome outcome = EpisodeRunner.play(simulator, setup);
      String what = setup.instruction() + " (episode " + i + "): " + outcome.verdict().reason();
      assertTrue(outcome.verdict().success(), what);
      assertTrue(outcome.terminated(), what);
    }
  }

  @ParameterizedTest
  @EnumSource(TaskKind.class)
  void answersWithinBoundsFromImaginedStatesAndAlwaysAlike(TaskKind kind) {
    SeededRandom random = new SeededRandom(SEED, kind.ordinal());
    EpisodeSetup setup = suite.episode(Split.TRAIN, kind, SEED, 1);
    simulator.load(setup.scene());
    for (int i = 0; i < 50; i++) {
      WorldState world = simulator.world();
      double[] joints = world.joints().position();
      for (int j = 0; j < joints.length; j++) {
        joints[j] =
            simulator
                .robot()
                .model()
                .limits(j)
                .clampPosition(joints[j] + random.between(-0.3, 0.3));
      }
      JointState moved =
          new JointState(
              0,
              world.joints().names(),
              joints,
              new double[joints.length],
              new double[joints.length]);
      WorldState imagined = world.withJoints(simulator.arm(), moved);
      double[] action = Expert.action(setup.task(), imagined);
      assertArrayEquals(action, Expert.action(setup.task(), imagined));
      List<ActionDimension> dimensions = ErgonActionSpace.SPACE.dimensions();
      for (int d = 0; d < action.length; d++) {
        ActionDimension dimension = dimensions.get(d);
        assertTrue(
            action[d] >= dimension.low() - 1e-12 && action[d] <= dimension.high() + 1e-12,
            dimension.name() + " = " + action[d]);
      }
    }
  }

  @Test
  void policyHearsWordsAndSaysWhatItDoesNotUnderstand() {
    try (ScriptedExpert policy = new ScriptedExpert(simulator::world, 1)) {
      policy.begin(instruction("dance"), 0);
      PolicyException refusal =
          assertThrows(PolicyException.class, () -> policy.infer(observation()));
      assertTrue(refusal.getMessage().contains("dance"), refusal.getMessage());
      policy.begin(instruction("pick up the red cube"), 0);
      PolicyStep step = policy.infer(observation());
      assertEquals(1, step.chunk().value(0, 0), "an empty table has no red cube: ends at once");
      assertEquals(1, policy.infer(observation()).chunk().sequence());
    }
  }

  @Test
  void foreseesTheWayToTheEndOfItsTask() {
    EpisodeSetup setup = suite.episode(Split.TRAIN, TaskKind.PICK, SEED, 1);
    simulator.load(setup.scene());
    try (ScriptedExpert policy = new ScriptedExpert(simulator::world, 60)) {
      policy.begin(instruction(setup.instruction()), 0);
      ActionChunk chunk = policy.infer(observation()).chunk();
      WorldState foreseen = simulator.world();
      for (int i = 0; i < chunk.horizon(); i++) {
        double[] row = new double[chunk.dimensions()];
        for (int d = 0; d < row.length; d++) {
          row[d] = chunk.value(i, d);
        }
        assertEquals(0, row[0], "no action of a chunk but the first may end the task");
        foreseen = Foresight.after(foreseen, row);
      }
      assertTrue(chunk.horizon() > 5 && chunk.horizon() < 60, chunk.horizon() + " actions");
      assertTrue(Judge.judge(setup.task(), simulator.world(), foreseen, true).success());
    }
  }

  private Instruction instruction(String text) {
    return new Instruction("1", text, "test", 0, Instruction.NO_DEADLINE, 0);
  }

  private Observation observation() {
    WorldState world = simulator.world();
    Pose tool = Pose.of("base_link", world.xWorldTool());
    return new Observation(world.stampNanos(), List.of(), world.joints(), tool);
  }
}
