package dev.ergon.launch.train;

import dev.ergon.core.episode.Episode;
import dev.ergon.core.episode.Step;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.datasets.lerobot.LeRobotReader;
import dev.ergon.policy.training.sample.SampleWriter;
import dev.ergon.policy.training.sample.TrainingSample;
import dev.ergon.policy.training.sample.TrainingSample.ActionLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The steps of recorded episodes as samples: what the cameras saw, where the joints were, and the
 * action that was taken for the sentence in force. Nobody marked what the pictures show, and there
 * are no questions.
 */
final class RecordedSamples {
  private final DatasetFit fit;
  private final int points;
  private final StateVector state;

  /**
   * @param fit what the recording must be of
   * @param points numbers of an action label's points; all unknown
   */
  RecordedSamples(DatasetFit fit, int points) {
    this.fit = fit;
    this.points = points;
    this.state = new StateVector(fit.robot());
  }

  /**
   * Writes every step of {@code dataset} to {@code file}: videos are decoded once, front to back,
   * and training then takes steps in any order.
   *
   * @return the sentences of the recording
   * @throws InvalidInputException if it is no dataset, does not fit the model, or holds a number
   *     that is none
   */
  List<String> write(Path dataset, Path file) throws IOException {
    try (LeRobotReader reader = LeRobotReader.open(dataset)) {
      fit.require(dataset, reader.spec());
      if (reader.episodeCount() == 0) {
        throw new InvalidInputException(dataset + ": got no episode, wanted one or more");
      }
      try (SampleWriter writer = new SampleWriter(file)) {
        for (long i = 0; i < reader.episodeCount(); i++) {
          Episode episode = reader.read(i);
          for (Step step : episode.steps()) {
            writer.add(sample(dataset, episode, step));
          }
        }
      }
      return reader.tasks();
    }
  }

  private TrainingSample sample(Path dataset, Episode episode, Step step) {
    double[] position = step.state();
    double[] action = step.action();
    if (!finite(position) || !finite(action)) {
      throw new InvalidInputException(
          dataset
              + ": episode "
              + episode.index()
              + ": got state "
              + Arrays.toString(position)
              + " and action "
              + Arrays.toString(action)
              + ", wanted finite numbers");
    }
    List<byte[]> pictures = new ArrayList<>();
    for (CameraSpec camera : fit.cameras()) {
      pictures.add(picture(step.frames(), camera));
    }
    float[] unknown = new float[points];
    Arrays.fill(unknown, Float.NaN);
    return new TrainingSample(
        pictures,
        state.of(joints(position)),
        List.of(new ActionLabel(step.task(), action, unknown)),
        List.of(),
        List.of());
  }

  private JointState joints(double[] position) {
    RobotModel robot = fit.robot();
    double[] unknown = new double[position.length];
    return new JointState(0, robot.actuatedNames(), position, unknown, unknown);
  }

  private static byte[] picture(List<CameraFrame> frames, CameraSpec camera) {
    for (CameraFrame frame : frames) {
      if (frame.camera().equals(camera.name())) {
        return frame.image().toBytes();
      }
    }
    throw new IllegalStateException("no picture of camera '" + camera.name() + "'");
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
