package dev.ergon.sim.embedded.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.arm.So101Arm;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.TableArea;
import dev.ergon.sim.embedded.scene.Thing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TabletopSuiteTest {
  private final TabletopSuite suite = new TabletopSuite();

  @Property(tries = 200)
  void anEpisodeFollowsFromSplitSeedAndIndex(
      @ForAll Split split, @ForAll long seed, @ForAll @IntRange(max = 10_000) int index) {
    EpisodeSetup episode = suite.episode(split, seed, index);
    assertEquals(episode, suite.episode(split, seed, index));
    assertEquals(TaskKind.values()[index % 6], episode.kind());
    assertEquals(Optional.of(episode.task()), Phrases.parse(episode.instruction()));
    assertEquals(episode.kind(), episode.task().kindIn(episode.scene()));
    assertEquals(episode.kind().stepLimit(), episode.stepLimit());
  }

  @Property(tries = 200)
  void whatATaskNamesLiesWithinAShortArmsReach(
      @ForAll long seed, @ForAll @IntRange(max = 5) int index) {
    TableArea reach = So101Arm.arm().reach();
    EpisodeSetup episode = new TabletopSuite(reach).episode(Split.HELD_OUT_SCENES, seed, index);
    for (Thing thing : episode.task().things()) {
      boolean within =
          episode
              .scene()
              .find(thing)
              .map(object -> reach.contains(object.xWorldStart().translation()))
              .orElse(false);
      assertTrue(within || episode.kind() == TaskKind.ABSENT, episode::instruction);
    }
  }

  @Property(tries = 200)
  void objectsLeaveRoomForOpenFingers(@ForAll long seed, @ForAll @IntRange(max = 5) int index) {
    List<SceneObject> objects = suite.episode(Split.TRAIN, seed, index).scene().objects();
    assertTrue(objects.size() >= 3 && objects.size() <= 6, objects.size() + " objects");
    for (SceneObject a : objects) {
      for (SceneObject b : objects) {
        double apart = a.xWorldStart().translation().distanceTo(b.xWorldStart().translation());
        assertTrue(
            a == b || apart > a.footprintRadiusM() + b.footprintRadiusM() + 0.03, "too close");
      }
    }
  }

  @Property(tries = 200)
  void trainingNeverMeetsHeldOutPairsOrPhrases(
      @ForAll long seed, @ForAll @IntRange(max = 60) int i) {
    EpisodeSetup episode = suite.episode(Split.TRAIN, seed, i);
    for (SceneObject object : episode.scene().objects()) {
      assertFalse(Things.HELD_OUT.contains(object.thing()));
    }
    assertTrue(episode.task().things().stream().noneMatch(Things.HELD_OUT::contains));
    Set<String> heldOut = new HashSet<>();
    for (String template : Phrases.templates(episode.task().kind(), true)) {
      heldOut.add(Phrases.say(template, episode.task()));
    }
    assertFalse(heldOut.contains(episode.instruction()));
  }

  @Property(tries = 100)
  void heldOutPairsAreTheTargetsOfTheirSplit(@ForAll long seed, @ForAll @IntRange(max = 60) int i) {
    EpisodeSetup episode = suite.episode(Split.HELD_OUT_PAIRS, seed, i);
    assertTrue(Things.HELD_OUT.contains(episode.task().target()), episode.instruction());
  }

  @Test
  void trainingAndHeldOutScenesDiffer() {
    for (int i = 0; i < 12; i++) {
      assertNotEquals(
          suite.episode(Split.TRAIN, 1, i).scene(),
          suite.episode(Split.HELD_OUT_SCENES, 1, i).scene());
    }
  }

  @Property(tries = 100)
  void pushedThingsStartOutsideTheirZoneAndInReachOfIt(@ForAll long seed) {
    EpisodeSetup episode = suite.episode(Split.TRAIN, TaskKind.PUSH, seed, 0);
    Task.Push push = (Task.Push) episode.task();
    SceneObject target = episode.scene().find(push.target()).orElseThrow();
    Vec3 at = target.xWorldStart().translation();
    assertTrue(push.zone().distanceTo(at) >= 0.04);
    assertTrue(
        push.zone()
            .contains(at.plus(push.zone().outwards().times(push.zone().distanceTo(at) + 0.02))));
  }

  @Property(tries = 50)
  void aPersonsTaskGetsASceneInWhichItCanBeDone(@ForAll long seed) {
    Task task = Phrases.parse("put the yellow cube in the red bowl").orElseThrow();
    Scene scene = suite.sceneFor(task, seed);
    assertEquals(TaskKind.PUT, task.kindIn(scene));
  }
}
