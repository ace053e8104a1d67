package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Step;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.datasets.lerobot.PictureStorage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What may be recorded. */
public final class StepCheck {
  private static final int MIN_VIDEO_SIDE = 16;
  private static final int MAX_TASK_LENGTH = 10_000;

  private final DatasetSpec spec;

  public StepCheck(DatasetSpec spec) {
    this.spec = spec;
  }

  /** Refuses a spec that the format or the encoder cannot hold. */
  public static void requireStorable(DatasetSpec spec, PictureStorage storage) {
    if (spec.actionNames().isEmpty()) {
      throw new InvalidInputException("dataset: got no action names, wanted at least one");
    }
    requireNames("action", spec.actionNames());
    requireNames("state", spec.stateNames());
    requireNames("camera", spec.cameras().stream().map(CameraSpec::name).toList());
    for (CameraSpec camera : spec.cameras()) {
      boolean odd = camera.width() % 2 != 0 || camera.height() % 2 != 0;
      boolean small = Math.min(camera.width(), camera.height()) < MIN_VIDEO_SIDE;
      if (storage == PictureStorage.VIDEO && (odd || small)) {
        throw new InvalidInputException(
            "camera '"
                + camera.name()
                + "' size: got "
                + camera.width()
                + "x"
                + camera.height()
                + ", wanted even sides of at least "
                + MIN_VIDEO_SIDE
                + " pixels for video; choose such a size or store pictures as PNG");
      }
    }
  }

  /** Refuses a step that does not fit the spec. */
  public void requireFits(Step step) {
    if (step.frames().size() != spec.cameras().size()) {
      throw new InvalidInputException(
          "step frames: got " + step.frames().size() + ", wanted " + spec.cameras().size());
    }
    for (int i = 0; i < spec.cameras().size(); i++) {
      requireFits(step.frames().get(i), spec.cameras().get(i));
    }
    requireNumbers("state", step.state(), spec.stateNames());
    requireNumbers("action", step.action(), spec.actionNames());
    requireNumbers("reward", new double[] {step.reward()}, List.of("reward"));
    if (step.task().isBlank() || step.task().length() > MAX_TASK_LENGTH) {
      throw new InvalidInputException(
          "step task: got " + step.task().length() + " characters, wanted 1.." + MAX_TASK_LENGTH);
    }
  }

  private static void requireFits(CameraFrame frame, CameraSpec camera) {
    Image image = frame.image();
    if (!frame.camera().equals(camera.name())
        || image.width() != camera.width()
        || image.height() != camera.height()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "step frame: got camera '%s' with %dx%d pixels, wanted '%s' with %dx%d",
              frame.camera(),
              image.width(),
              image.height(),
              camera.name(),
              camera.width(),
              camera.height()));
    }
  }

  private static void requireNumbers(String what, double[] numbers, List<String> names) {
    if (numbers.length != names.size()) {
      throw new InvalidInputException(
          "step " + what + ": got " + numbers.length + " numbers, wanted " + names.size());
    }
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite((float) numbers[i])) {
        throw new InvalidInputException(
            "step "
                + what
                + " '"
                + names.get(i)
                + "': got "
                + numbers[i]
                + ", wanted a number that is finite as float32");
      }
    }
  }

  private static void requireNames(String what, List<String> names) {
    if (names.stream().anyMatch(String::isBlank) || new HashSet<>(names).size() != names.size()) {
      throw new InvalidInputException(
          what + " names: got " + names + ", wanted each once and none blank");
    }
  }
}
