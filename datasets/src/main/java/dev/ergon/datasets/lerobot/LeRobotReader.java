package dev.ergon.datasets.lerobot;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Episode;
import dev.ergon.core.episode.EpisodeSource;
import dev.ergon.core.episode.Step;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.datasets.internal.lerobot.DataColumns;
import dev.ergon.datasets.internal.lerobot.EpisodeRow;
import dev.ergon.datasets.internal.lerobot.EpisodeVideo;
import dev.ergon.datasets.internal.lerobot.Feature;
import dev.ergon.datasets.internal.lerobot.Features;
import dev.ergon.datasets.internal.lerobot.LoadedDataset;
import dev.ergon.datasets.internal.parquet.Cells;
import dev.ergon.datasets.internal.parquet.RowFile;
import dev.ergon.datasets.internal.video.PngCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;

/**
 * Reads a LeRobotDataset v3.0, of this writer or another. Numbers come back as the float32 they are
 * stored as; a frame's stamp is its time in the episode. Where a dataset has no {@code
 * next.reward}, {@code next.done} or {@code next.success}, the reward is 0, the last step is done,
 * and nothing succeeded.
 */
public final class LeRobotReader implements EpisodeSource {
  private static final double NANOS = 1e9;

  private final LoadedDataset dataset;
  private final DatasetSpec spec;

  private LeRobotReader(LoadedDataset dataset) {
    this.dataset = dataset;
    spec = Features.spec(dataset.info());
  }

  /**
   * Opens the dataset at {@code root}.
   *
   * @throws InvalidInputException if it is not one, or its tables do not read
   */
  public static LeRobotReader open(Path root) {
    return new LeRobotReader(LoadedDataset.load(root));
  }

  @Override
  public DatasetSpec spec() {
    return spec;
  }

  @Override
  public long episodeCount() {
    return dataset.episodes().size();
  }

  /** The task texts, by index. */
  public List<String> tasks() {
    return dataset.tasks().texts();
  }

  @Override
  public Episode read(long index) {
    if (index < 0 || index >= episodeCount()) {
      throw new InvalidInputException(
          dataset.layout().root()
              + ": got episode "
              + index
              + ", wanted 0.."
              + (episodeCount() - 1));
    }
    EpisodeRow episode = dataset.episodes().get((int) index);
    var steps = new ArrayList<Step>();
    Map<String, EpisodeVideo> videos = open(episode);
    try {
      RowFile.open(dataset.data(episode))
          .forEachNear(
              Feature.EPISODE_INDEX,
              index,
              row -> {
                if (Cells.integer(row, Feature.EPISODE_INDEX) == index) {
                  steps.add(step(episode, row, videos));
                }
              });
    } finally {
      videos.values().forEach(EpisodeVideo::close);
    }
    if (steps.size() != episode.length()) {
      throw new InvalidInputException(
          dataset.data(episode)
              + ": got "
              + steps.size()
              + " rows of episode "
              + index
              + ", wanted "
              + episode.length());
    }
    return new Episode(index, steps);
  }

  @Override
  public void close() {}

  private Map<String, EpisodeVideo> open(EpisodeRow episode) {
    var videos = new LinkedHashMap<String, EpisodeVideo>();
    try {
      for (Feature feature : dataset.info().videos()) {
        videos.put(
            feature.name(),
            new EpisodeVideo(
                dataset.video(episode, feature.name()),
                LoadedDataset.span(episode, feature.name()).fromSeconds(),
                feature));
      }
    } catch (RuntimeException e) {
      videos.values().forEach(EpisodeVideo::close);
      throw e;
    }
    return videos;
  }

  private Step step(EpisodeRow episode, Group row, Map<String, EpisodeVideo> videos) {
    long frame = Cells.integer(row, Feature.FRAME_INDEX);
    boolean last = frame == episode.length() - 1;
    return new Step(
        frames(row, frame, videos),
        numbers(row, Feature.STATE),
        numbers(row, Feature.ACTION),
        task(row),
        scalar(row, Feature.REWARD, 0),
        scalar(row, Feature.DONE, last ? 1 : 0) != 0,
        scalar(row, Feature.SUCCESS, 0) != 0);
  }

  private List<CameraFrame> frames(Group row, long frame, Map<String, EpisodeVideo> videos) {
    double seconds = Cells.number(row, Feature.TIMESTAMP);
    long stampNanos = Math.round(frame * NANOS / spec.framesPerSecond());
    var frames = new ArrayList<CameraFrame>();
    for (Feature feature : dataset.info().features()) {
      if (feature.isPicture()) {
        EpisodeVideo video = videos.get(feature.name());
        Image image = video == null ? picture(row, feature) : video.at(seconds);
        frames.add(new CameraFrame(Features.camera(feature).name(), stampNanos, image));
      }
    }
    return frames;
  }

  private Image picture(Group row, Feature feature) {
    try {
      return PngCodec.decode(
          DataColumns.pictureBytes(row, feature), feature.shape().get(1), feature.shape().get(0));
    } catch (IOException e) {
      throw new InvalidInputException(
          dataset.layout().root() + ": " + feature.name() + ": " + e.getMessage(), e);
    }
  }

  private String task(Group row) {
    long index = Cells.integer(row, Feature.TASK_INDEX);
    if (index < 0 || index >= dataset.tasks().size()) {
      throw new InvalidInputException(
          dataset.layout().tasks()
              + ": got "
              + dataset.tasks().size()
              + " tasks, wanted one of index "
              + index);
    }
    return dataset.tasks().texts().get((int) index);
  }

  private double[] numbers(Group row, String column) {
    return dataset.info().feature(column).isPresent() ? Cells.numbers(row, column) : new double[0];
  }

  private double scalar(Group row, String column, double absent) {
    return dataset.info().feature(column).isPresent() ? Cells.number(row, column) : absent;
  }
}
