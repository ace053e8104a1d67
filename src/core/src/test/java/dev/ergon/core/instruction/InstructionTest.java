package dev.ergon.core.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {
  @Test
  void stripsItsText() {
    assertEquals("pick the cube", instruction("a", "  pick the cube\n", 0).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "ä", "a\n"})
  void refusesAnIdThatIsNotVisibleAscii(String id) {
    assertThrows(IllegalArgumentException.class, () -> instruction(id, "pick", 0));
  }

  @Test
  void refusesAnIdOrATextThatIsTooLong() {
    assertThrows(IllegalArgumentException.class, () -> instruction("a".repeat(129), "pick", 0));
    String longest = "x".repeat(Instruction.MAX_TEXT);
    assertEquals(longest, instruction("a", longest, 0).text());
    assertThrows(IllegalArgumentException.class, () -> instruction("a", longest + "x", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "pick\u0007it",
        "pick\nit",
        "pick\u0085it",
        "half \uD83E",
        "\uDD16 half"
      })
  void refusesATextThatIsBlankOrHoldsWhatNoOneSays(String text) {
    assertThrows(IllegalArgumentException.class, () -> instruction("a", text, 0));
  }

  @Test
  void takesTextsInEveryScript() {
    String text = "nimm den grünen Würfel, ロボット \uD83E\uDD16";
    assertEquals(text, instruction("a", text, 0).text());
  }

  @Test
  void priorityHasBounds() {
    assertEquals(-100, instruction("a", "pick", -100).priority());
    assertThrows(IllegalArgumentException.class, () -> instruction("a", "pick", -101));
    assertThrows(IllegalArgumentException.class, () -> instruction("a", "pick", 101));
  }

  @Test
  void expiresAtItsDeadlineAndNeverWithoutOne() {
    Instruction urgent = new Instruction("a", "pick", "test", 0, 50, 0);
    assertFalse(urgent.isExpired(49));
    assertTrue(urgent.isExpired(50));
    assertFalse(instruction("a", "pick", 0).isExpired(Long.MAX_VALUE));
  }

  @Test
  void aRequestsTimeoutCountsFromItsArrival() {
    InstructionRequest request = new InstructionRequest("a", " pick ", 3, 1000);
    assertEquals(new Instruction("a", "pick", "mqtt", 500, 1500, 3), request.received("mqtt", 500));
  }

  @Test
  void aTimeoutBeyondTheEndOfTimeIsNone() {
    assertEquals(
        Instruction.NO_DEADLINE,
        new InstructionRequest("a", "pick", 0, Long.MAX_VALUE - 1)
            .received("mqtt", 500)
            .deadlineNanos());
    assertEquals(
        Instruction.NO_DEADLINE,
        new InstructionRequest("a", "pick", 0, Instruction.NO_DEADLINE)
            .received("mqtt", -500)
            .deadlineNanos());
  }

  @Test
  void aRequestIsCheckedAsItsInstructionIs() {
    assertThrows(IllegalArgumentException.class, () -> new InstructionRequest("a b", "pick", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new InstructionRequest("a", "", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new InstructionRequest("a", "pick", 0, 0));
  }

  @Test
  void nothingFollowsALastState() {
    assertFalse(InstructionState.ACCEPTED.isLast());
    assertFalse(InstructionState.RUNNING.isLast());
    assertTrue(InstructionState.REJECTED.isLast());
    assertTrue(InstructionState.SUCCEEDED.isLast());
  }

  private static Instruction instruction(String id, String text, int priority) {
    return new Instruction(id, text, "test", 0, Instruction.NO_DEADLINE, priority);
  }
}
