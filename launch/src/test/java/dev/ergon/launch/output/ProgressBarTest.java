package dev.ergon.launch.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.time.ManualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter text = new StringWriter();
  private final ManualClock clock = new ManualClock(0);

  @Test
  void saysHowLongIsLeft() {
    try (ProgressBar bar = new ProgressBar(new PrintWriter(text), true, clock, "eval", 4)) {
      clock.advance(10_000_000_000L);
      bar.update(1, "pick");
    }
    assertTrue(text.toString().contains("1/4 30 s left pick"), text::toString);
  }

  @Test
  void printsTenLinesWhereThereIsNoTerminal() {
    try (ProgressBar bar = new ProgressBar(new PrintWriter(text), false, clock, "eval", 1000)) {
      for (int i = 1; i <= 1000; i++) {
        bar.update(i, "");
      }
    }
    assertEquals(10, text.toString().lines().count());
  }
}
