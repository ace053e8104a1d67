package dev.ergon.core.episode;

import dev.ergon.core.observation.CameraSpec;
import java.util.List;

/**
 * The schema of a dataset: what every step of every episode holds.
 *
 * @param robotType for example {@code ergon_arm}
 * @param framesPerSecond > 0
 * @param stateNames the entries of {@code observation.state}, in order, with units where bare
 * @param actionNames the entries of {@code action}, in order
 * @param cameras the cameras recorded, in order
 */
public record DatasetSpec(
    String robotType,
    int framesPerSecond,
    List<String> stateNames,
    List<String> actionNames,
    List<CameraSpec> cameras) {
  public DatasetSpec {
    stateNames = List.copyOf(stateNames);
    actionNames = List.copyOf(actionNames);
    cameras = List.copyOf(cameras);
    if (framesPerSecond < 1) {
      throw new IllegalArgumentException(
          "dataset: got " + framesPerSecond + " frames per second, wanted >= 1");
    }
  }
}
