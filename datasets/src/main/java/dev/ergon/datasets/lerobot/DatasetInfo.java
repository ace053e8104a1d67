package dev.ergon.datasets.lerobot;

import dev.ergon.core.observation.CameraSpec;
import java.util.List;

/**
 * A dataset in short, from its tables alone.
 *
 * @param version the format's, for example {@code v3.0}
 * @param robotType empty for none
 * @param seconds how long all episodes are together
 * @param tasks the task texts, by index
 * @param bytes the size of all files
 */
public record DatasetInfo(
    String version,
    String robotType,
    int framesPerSecond,
    long episodes,
    long frames,
    double seconds,
    List<String> tasks,
    List<FeatureInfo> features,
    List<CameraSpec> cameras,
    long bytes) {

  /** A feature's name, dtype, shape, and the names of its entries (none for scalars). */
  public record FeatureInfo(String name, String dtype, List<Integer> shape, List<String> names) {
    public FeatureInfo {
      shape = List.copyOf(shape);
      names = List.copyOf(names);
    }
  }

  public DatasetInfo {
    tasks = List.copyOf(tasks);
    features = List.copyOf(features);
    cameras = List.copyOf(cameras);
  }
}
