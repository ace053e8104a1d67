package dev.ergon.launch.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void wordsStandLeftAndNumbersRight() {
    Table table = new Table("what", "steps").row("pick", "9").row("put it", "124");
    assertEquals(
        """
        what    steps
        ------  -----
        pick        9
        put it    124
        """,
        table.render());
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThrows(IllegalArgumentException.class, () -> new Table("a", "b").row("1"));
  }
}
