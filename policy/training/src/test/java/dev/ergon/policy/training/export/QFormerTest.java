package dev.ergon.policy.training.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.core.time.SystemClock;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.policy.training.SmallWorld;
import dev.ergon.policy.training.bc.BehaviourCloning;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.bc.Curriculum;
import dev.ergon.policy.training.bc.TrainingListener.StepReport;
import dev.ergon.policy.training.model.Lora;
import dev.ergon.policy.training.model.VlaShape;
import dev.ergon.policy.training.sample.SampleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QFormerTest {
  private static final int QUERIES = 3;

  @TempDir Path folder;

  @Test
  void learnsAndIsExportedWithFewerRowsThanPatches() throws Exception {
    Path samples = SmallWorld.write(folder, 64, 11);
    List<StepReport> steps = new ArrayList<>();
    try (SampleFile file = SampleFile.open(samples)) {
      Curriculum curriculum = SmallWorld.curriculum(file);
      VlaShape shape = SmallWorld.shape(curriculum, QUERIES);
      assertEquals(2 * QUERIES + 1, shape.prefix());
      Checkpoint trained =
          new BehaviourCloning(file, curriculum, shape, SmallWorld.recipe(60, 5), folder, 1000)
              .train(null, false, steps::add);
      assertTrue(steps.get(59).loss() < 0.8 * steps.get(0).loss(), () -> steps.get(59).toString());
      assertTrue(trained.weights().containsKey("connector/queries"));
      Path bundle = folder.resolve("bundle");
      new BundleWriter(
              trained,
              new BundleWriter.Manifest(
                  "small", List.of(StateSpec.Value.TOOL_POSITION), "200 ms", "a square", null))
          .write(bundle, List.of(WeightFormat.FP32), OperatorSet.RUNTIME);
      ParityCheck.Report report =
          ParityCheck.run(trained, bundle, GraphVariant.FP32, file, 40, new SystemClock());
      assertEquals(report.steps(), report.sameTokens(), report::toString);
      assertTrue(report.largestDifference() < 1e-4, report::toString);
    }
  }

  @Test
  void aShapeThatSaysNothingOfQueriesAndAdaptersHasNone() throws Exception {
    ObjectMapper json = new ObjectMapper();
    VlaShape shape = new VlaShape(32, 2, 32, 1, 3, 32, 2, 2, 100, 48, 7, new Lora(2, 2, false));
    ObjectNode written = json.valueToTree(shape);
    assertEquals(shape, json.treeToValue(written, VlaShape.class));
    written.remove(List.of("queries", "lora"));
    VlaShape old = json.treeToValue(written, VlaShape.class);
    assertFalse(old.asks());
    assertEquals(Lora.NONE, old.lora());
  }
}
