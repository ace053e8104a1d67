package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.datasets.lerobot.LeRobotDatasets;
import dev.ergon.datasets.lerobot.ValidationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void fiveInstructionsSucceedAndAreReportedAndRecorded() throws IOException {
    Path out = folder.resolve("demo");
    Ergon demo =
        Ergon.run("demo", "--policy", "expert", "--fast", "--json", "--out", out.toString());
    assertEquals(0, demo.exit(), demo::err);
    JsonNode result = new ObjectMapper().readTree(demo.out());
    assertEquals(5, result.path("episodes").size());
    assertEquals(1.0, result.path("success_rate").asDouble());
    assertEquals(0, result.path("control").path("allocated_bytes_per_cycle").asDouble(), 1.0);
    for (String file : new String[] {"video", "report", "dataset"}) {
      assertTrue(Files.exists(Path.of(result.path(file).asText())), file);
    }
    assertTrue(Files.size(out.resolve("contact-sheet.png")) > 10_000);
    ValidationReport dataset = LeRobotDatasets.validate(out.resolve("dataset"));
    assertTrue(dataset.valid(), () -> dataset.findings().toString());
    assertEquals(5, dataset.episodes());
    assertEquals(2 * dataset.frames(), dataset.pictures());
  }

  @Test
  void policyThatComesAlongDoesMostOfThemFromPicturesAlone() throws IOException {
    Path out = folder.resolve("own");
    Ergon demo = Ergon.run("demo", "--fast", "--json", "--out", out.toString());
    JsonNode result = new ObjectMapper().readTree(demo.out());
    assertEquals("bundle", result.path("policy").asText(), demo::err);
    assertTrue(result.path("success_rate").asDouble() >= 0.8, demo::out);
  }

  @Test
  void anInstructionThatMakesNoSenseFailsAloneAndSaysWhy() {
    Ergon demo =
        Ergon.run(
            "demo",
            "--policy",
            "expert",
            "--fast",
            "--out",
            folder.resolve("odd").toString(),
            "--instruction",
            "make me a sandwich",
            "--instruction",
            "pick up the red cube");
    assertEquals(1, demo.exit());
    assertTrue(demo.out().contains("the tabletop has no such task"), demo::out);
    assertTrue(
        demo.out().lines().anyMatch(l -> l.startsWith("pick up the red cube") && l.contains("yes")),
        demo::out);
  }

  @Test
  void aFrozenCameraEndsTheEpisodeAndNamesTheCamera() {
    Ergon demo =
        Ergon.run(
            "demo",
            "--policy",
            "expert",
            "--fast",
            "--out",
            folder.resolve("frozen").toString(),
            "--set",
            "cameras.front.rate=0.05 Hz",
            "--instruction",
            "pick up the red cube");
    assertEquals(1, demo.exit());
    assertTrue(demo.out().contains("no recent observation"), demo::out);
    assertTrue(demo.out().contains("front"), demo::out);
  }
}
