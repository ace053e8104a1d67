package dev.ergon.launch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.launch.run.StopSignal;
import dev.ergon.policy.training.bc.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyEvaluationTest {
  private static final Path SHIPPED = Path.of("..", "policy", "checkpoints", "tabletop");
  private static final String HOME = "ergon.home";
  private static final Pattern TASK = Pattern.compile(" \\w+ (\\d+)/(\\d+)");

  @TempDir Path folder;

  @BeforeEach
  void shippedLaunchFilesLieInTheRepository() {
    System.setProperty(HOME, "..");
  }

  @AfterEach
  void asItWas() {
    System.clearProperty(HOME);
  }

  @Test
  void playsEveryEpisodeWithTheCheckpointOfTheMoment() throws Exception {
    Checkpoint checkpoint = Checkpoint.read(SHIPPED.resolve("weights.ckpt"));
    String line = new EarlyEvaluation(folder, 3, StopSignal.NEVER).play(checkpoint);
    assertTrue(line.startsWith("step " + checkpoint.step() + ":"), line);
    int played = 0;
    int done = 0;
    for (MatchResult task : TASK.matcher(line).results().toList()) {
      done += Integer.parseInt(task.group(1));
      played += Integer.parseInt(task.group(2));
    }
    assertEquals(3, played, line);
    assertTrue(done >= 1, line);
    assertTrue(Files.exists(folder.resolve("bundle/onnx/decoder_model_merged.onnx")));
  }
}
