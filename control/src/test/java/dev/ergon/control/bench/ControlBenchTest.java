package dev.ergon.control.bench;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.PandaWithGripper;
import dev.ergon.core.error.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlBenchTest {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);

  @TempDir Path folder;

  private void assertHolds(String name, long size) throws IOException, InterruptedException {
    assertTrue(
        PandaBench.BENCH.run(name, size, folder, out), () -> text.toString(StandardCharsets.UTF_8));
  }

  @Test
  void noHostileActionBreaksALimit() throws IOException, InterruptedException {
    assertHolds("hostile", 600_000);
  }

  @Test
  void theArmRestsInTimeAfterEveryFault() {
    var matrix = new FaultMatrix(PandaWithGripper.model(), PandaWithGripper.HOME, out);
    assertTrue(matrix.run(), () -> text.toString(StandardCharsets.UTF_8));
  }

  @Test
  void anExhaustedHeapBreaksNoLimitAndDoesNotEndTheLoop() throws IOException, InterruptedException {
    // How long it takes is the collector's affair, so the exit status, which is about that, is not
    // looked at.
    boolean unused = PandaBench.BENCH.run("heap", 0, folder, out);
    String row = text.toString(StandardCharsets.UTF_8);
    assertTrue(
        row.matches(
            "heap exhausted .*\\| +0 \\| [A-Z_]+\\s*(the collector .*\\s*)?(the policy .*\\s*)?"),
        row);
  }

  @Test
  void everyStrategyIsSmootherThanNaiveSwitching() throws IOException, InterruptedException {
    assertHolds("seams", 0);
    assertTrue(Files.readString(folder.resolve("seams.svg")).contains("polyline"));
  }

  @Test
  void refusesAMeasurementItDoesNotKnow() {
    assertThrows(InvalidInputException.class, () -> PandaBench.BENCH.run("speed", 0, folder, out));
  }
}
