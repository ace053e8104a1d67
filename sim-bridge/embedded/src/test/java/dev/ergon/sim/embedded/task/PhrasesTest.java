package dev.ergon.sim.embedded.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.sim.embedded.scene.ObjectColour;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.scene.Zone;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
  private static final Thing RED_CUBE = new Thing(ObjectColour.RED, ObjectKind.CUBE);
  private static final Thing BLUE_BOWL = new Thing(ObjectColour.BLUE, ObjectKind.BOWL);
  private static final Thing GREEN_CUBE = new Thing(ObjectColour.GREEN, ObjectKind.CUBE);
  private static final List<Task> TASKS =
      List.of(
          new Task.Reach(BLUE_BOWL),
          new Task.Pick(RED_CUBE),
          new Task.Put(RED_CUBE, BLUE_BOWL),
          new Task.Push(RED_CUBE, Zone.FAR),
          new Task.Stack(RED_CUBE, GREEN_CUBE));

  @Test
  void everySentenceOfBothSplitsMeansWhatItWasSaidFor() {
    for (Task task : TASKS) {
      for (boolean heldOut : new boolean[] {false, true}) {
        List<String> templates = Phrases.templates(task.kind(), heldOut);
        assertTrue(templates.size() >= 3, task.kind() + " has several sentences");
        for (String template : templates) {
          String said = Phrases.say(template, task);
          assertFalse(said.contains("<"), said);
          assertEquals(Optional.of(task), Phrases.parse(said), said);
        }
      }
    }
  }

  @Test
  void heldOutSentencesAreNewButTheirWordsAreNot() {
    for (Task task : TASKS) {
      List<String> train = Phrases.templates(task.kind(), false);
      Set<String> words = new HashSet<>();
      for (TaskKind kind : TaskKind.values()) {
        Phrases.templates(kind, false).forEach(t -> words.addAll(Arrays.asList(t.split(" "))));
      }
      for (String heldOut : Phrases.templates(task.kind(), true)) {
        assertFalse(train.contains(heldOut), heldOut);
        assertTrue(words.containsAll(Arrays.asList(heldOut.split(" "))), heldOut);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pick up the red cube.",
        "PLEASE pick up the RED cube!",
        "  pick   up a red cube, please ",
        "Robot, can you pick up the red cube?"
      })
  void caseSpacesPunctuationAndCourtesyDoNotMatter(String said) {
    assertEquals(Optional.of(new Task.Pick(RED_CUBE)), Phrases.parse(said));
  }

  @Test
  void onAContainerMeansInIt() {
    assertEquals(
        Optional.of(new Task.Put(RED_CUBE, BLUE_BOWL)),
        Phrases.parse("put the red cube on the blue bowl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dance",
        "pick up the cube",
        "pick up the red elephant",
        "put the red cube in the green cube",
        "stack the red cube on the red cube",
        "pick up the red cube and the blue bowl"
      })
  void whatTheSuiteDoesNotKnowMeansNothing(String said) {
    assertEquals(Optional.empty(), Phrases.parse(said.toLowerCase(Locale.ROOT)));
  }
}
