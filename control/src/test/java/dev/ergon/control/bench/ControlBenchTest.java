package dev.ergon.control.bench;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.rt.RealTimeOptions;
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
  private final ControlBench bench =
      new ControlBench(
          PandaWithGripper.model(), PandaWithGripper.HOME, RealTimeOptions.BEST_EFFORT);
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);

  @TempDir Path folder;

  private void assertHolds(String name, long size) throws IOException, InterruptedException {
    assertTrue(bench.run(name, size, folder, out), () -> text.toString(StandardCharsets.UTF_8));
  }

  @Test
  void noHostileActionBreaksALimit() throws IOException, InterruptedException {
    assertHolds("hostile", 600_000);
  }

  @Test
  void theArmRestsInTimeAfterEveryFault() throws IOException, InterruptedException {
    assertHolds("faults", 0);
  }

  @Test
  void everyStrategyIsSmootherThanNaiveSwitching() throws IOException, InterruptedException {
    assertHolds("seams", 0);
    assertTrue(Files.readString(folder.resolve("seams.svg")).contains("polyline"));
  }

  @Test
  void refusesAMeasurementItDoesNotKnow() {
    assertThrows(InvalidInputException.class, () -> bench.run("speed", 0, folder, out));
  }
}
