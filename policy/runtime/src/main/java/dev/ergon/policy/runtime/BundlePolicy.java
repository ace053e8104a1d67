package dev.ergon.policy.runtime;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.time.Clock;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.policy.runtime.model.ModelSettings;
import dev.ergon.policy.runtime.onnx.ProviderReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy bundle that drives a robot: actions from the model's own tokens. It is greedy, so a seed
 * changes nothing. Used by one thread.
 */
public final class BundlePolicy implements Policy {
  private final BundleManifest manifest;
  private final BundleModel model;
  private @Nullable Instruction instruction;
  private boolean first;
  private long sequence;

  private BundlePolicy(BundleManifest manifest, BundleModel model) {
    this.manifest = manifest;
    this.model = model;
  }

  /**
   * Loads the bundle in {@code path} as its manifest says.
   *
   * @throws InvalidInputException naming file and reason
   */
  public static BundlePolicy open(Path path, ModelSettings settings, Clock clock) {
    BundleFolder folder = BundleFolder.open(path);
    Path file =
        folder
            .manifest()
            .orElseThrow(() ->
                new InvalidInputException(
                    folder.file(BundleFolder.MANIFEST)
                        + ": there is no such file; a robot is driven with a manifest only,"
                        + " see docs/policy-bundles.md"));
    BundleManifest manifest = BundleManifest.read(file);
    return new BundlePolicy(manifest, BundleModel.open(path, manifest, settings, clock));
  }

  @Override
  public PolicySpec spec() {
    return manifest.spec();
  }

  public BundleManifest manifest() {
    return manifest;
  }

  /** Where each graph runs, and why not elsewhere. */
  public List<ProviderReport> providers() {
    return model.providers();
  }

  /** Where the graphs run and why not elsewhere; graphs that fared alike in one sentence. */
  @Override
  public List<String> remarks() {
    Map<String, List<String>> graphs = new LinkedHashMap<>();
    for (ProviderReport report : providers()) {
      graphs.computeIfAbsent(fate(report), f -> new ArrayList<>()).add(report.graph());
    }
    return graphs.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + ": " + e.getKey())
        .toList();
  }

  @Override
  public void begin(Instruction next, long seed) {
    try {
      model.model().requirePlain(next.text());
    } catch (InvalidInputException e) {
      throw new PolicyException(e.getMessage(), e);
    }
    instruction = next;
    first = true;
  }

  @Override
  public PolicyStep infer(Observation observation) {
    if (instruction == null) {
      throw new PolicyException("policy '" + manifest.name() + "': was given no instruction");
    }
    List<Image> images = new ArrayList<>();
    for (CameraSpec camera : manifest.cameras()) {
      images.add(picture(camera, observation));
    }
    StateSpec state = manifest.state();
    double[] vector = state == null ? new double[0] : state.vector(observation);
    InferenceAnswer answer;
    try {
      answer = model.act(images, instruction.text(), vector, first);
    } catch (InvalidInputException e) {
      throw new PolicyException(
          "policy '" + manifest.name() + "': cannot answer: " + e.getMessage(), e);
    }
    first = false;
    return new PolicyStep(
        chunk(answer, observation.stampNanos()), answer.tokens(), answer.text(), answer.stages());
  }

  @Override
  public void close() {
    model.close();
  }

  private static String fate(ProviderReport report) {
    StringBuilder fate = new StringBuilder("on ").append(report.chosen());
    for (ProviderReport.Refusal refusal : report.refusals()) {
      fate.append("; ").append(refusal.provider()).append(" refused: ").append(refusal.reason());
    }
    return fate.toString();
  }

  private ActionChunk chunk(InferenceAnswer answer, long stampNanos) {
    double[][] rows = answer.actions();
    int dimensions = manifest.actionSpace().size();
    double[] values = new double[rows.length * dimensions];
    for (int h = 0; h < rows.length; h++) {
      System.arraycopy(rows[h], 0, values, h * dimensions, dimensions);
    }
    return new ActionChunk(
        sequence++, stampNanos, manifest.stepPeriodNanos(), rows.length, dimensions, values);
  }

  private Image picture(CameraSpec camera, Observation observation) {
    Image image =
        observation
            .frame(camera.name())
            .map(CameraFrame::image)
            .orElseThrow(() ->
                new PolicyException(
                    "policy '"
                        + manifest.name()
                        + "': the observation has no picture of camera '"
                        + camera.name()
                        + "'"));
    if (image.width() != camera.width() || image.height() != camera.height()) {
      throw new PolicyException(
          "policy '%s': camera '%s' gave %dx%d pixels, wanted %dx%d"
              .formatted(
                  manifest.name(),
                  camera.name(),
                  image.width(),
                  image.height(),
                  camera.width(),
                  camera.height()));
    }
    return image;
  }
}
