package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.episode.Step;
import dev.ergon.core.image.Image;
import dev.ergon.datasets.internal.parquet.RowWriter;
import dev.ergon.datasets.internal.video.Mp4Encoder;
import dev.ergon.datasets.internal.video.PngCodec;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * An episode on its way to disk: rows and pictures go to files of the staging folder as they come.
 * One picture per camera and row, by construction.
 */
public final class EpisodeStage {
  private final Path folder;
  private final InfoFile info;
  private final long episodeIndex;
  private final long fromIndex;
  private final TaskTable tasks;
  private final Set<String> tasksHere = new LinkedHashSet<>();
  private final RowWriter rows;
  private final Map<String, Mp4Encoder> encoders = new LinkedHashMap<>();
  private final Map<String, ColumnStatistics> columns = new LinkedHashMap<>();
  private final Map<String, PictureStatistics> pictures = new LinkedHashMap<>();
  private int length;

  /**
   * @param folder the staging folder, without an episode's files
   * @param tasks the tasks so far; new ones are added
   */
  EpisodeStage(Path folder, InfoFile info, long episodeIndex, long fromIndex, TaskTable tasks)
      throws IOException {
    this.folder = folder;
    this.info = info;
    this.episodeIndex = episodeIndex;
    this.fromIndex = fromIndex;
    this.tasks = tasks;
    rows = new RowWriter(dataFile(), dataSchema(info), Map.of());
    for (Feature feature : info.features()) {
      if (feature.isPicture()) {
        pictures.put(feature.name(), new PictureStatistics());
      } else {
        columns.put(feature.name(), new ColumnStatistics(feature.elements()));
      }
    }
    for (Feature video : info.videos()) {
      int height = video.shape().get(0);
      int width = video.shape().get(1);
      encoders.put(
          video.name(),
          new Mp4Encoder(videoFile(video.name()), width, height, info.framesPerSecond()));
    }
  }

  /** The columns of a data file. */
  static MessageType dataSchema(InfoFile info) {
    return new MessageType("schema", info.columns().stream().map(DataColumns::type).toList());
  }

  /** Adds the next row; the step fits the features. */
  public void add(Step step) throws IOException {
    Group row = rows.newRow();
    int camera = 0;
    for (Feature feature : info.features()) {
      if (feature.isPicture()) {
        put(row, feature, step.frames().get(camera++).image());
      } else {
        put(row, feature, numbers(feature, step));
      }
    }
    rows.write(row);
    length++;
  }

  /** Closes the files and forces them to disk. */
  void finish() throws IOException {
    rows.close();
    Durable.sync(dataFile());
    for (Map.Entry<String, Mp4Encoder> encoder : encoders.entrySet()) {
      encoder.getValue().finish();
      Durable.sync(videoFile(encoder.getKey()));
    }
  }

  /** Lets go of everything; the files are left to whoever clears the staging folder. */
  public void abandon() throws IOException {
    for (Mp4Encoder encoder : encoders.values()) {
      encoder.close();
    }
    rows.close();
  }

  public int length() {
    return length;
  }

  long episodeIndex() {
    return episodeIndex;
  }

  long fromIndex() {
    return fromIndex;
  }

  TaskTable tasks() {
    return tasks;
  }

  List<String> tasksHere() {
    return List.copyOf(tasksHere);
  }

  Path dataFile() {
    return folder.resolve("data.parquet");
  }

  Path videoFile(String feature) {
    return folder.resolve(feature + ".mp4");
  }

  /** The statistics of the rows so far. */
  Map<String, FeatureStatistics> statistics() {
    var measured = new LinkedHashMap<String, FeatureStatistics>();
    for (Feature feature : info.features()) {
      PictureStatistics picture = pictures.get(feature.name());
      ColumnStatistics column = columns.get(feature.name());
      if (picture != null) {
        measured.put(feature.name(), picture.measure());
      } else if (column != null) {
        measured.put(feature.name(), column.measure());
      }
    }
    return measured;
  }

  private double[] numbers(Feature feature, Step step) {
    return switch (feature.name()) {
      case Feature.STATE -> step.state();
      case Feature.ACTION -> step.action();
      case Feature.REWARD -> new double[] {step.reward()};
      case Feature.DONE -> new double[] {step.done() ? 1 : 0};
      case Feature.SUCCESS -> new double[] {step.success() ? 1 : 0};
      case Feature.TIMESTAMP -> new double[] {length / (double) info.framesPerSecond()};
      case Feature.FRAME_INDEX -> new double[] {length};
      case Feature.EPISODE_INDEX -> new double[] {episodeIndex};
      case Feature.INDEX -> new double[] {fromIndex + length};
      case Feature.TASK_INDEX -> new double[] {taskIndex(step.task())};
      default -> throw new IllegalStateException("no value for the feature " + feature.name());
    };
  }

  private int taskIndex(String task) {
    tasksHere.add(task);
    return tasks.indexOf(task);
  }

  private void put(Group row, Feature feature, double[] numbers) {
    double[] stored = DataColumns.put(row, feature, numbers);
    ColumnStatistics column = columns.get(feature.name());
    if (column != null) {
      column.add(stored);
    }
  }

  private void put(Group row, Feature feature, Image image) throws IOException {
    Mp4Encoder encoder = encoders.get(feature.name());
    if (encoder != null) {
      encoder.add(image);
    } else {
      row.addGroup(feature.name())
          .append(DataColumns.PICTURE_BYTES, Binary.fromConstantByteArray(PngCodec.encode(image)));
    }
    PictureStatistics picture = pictures.get(feature.name());
    if (picture != null) {
      picture.add(image);
    }
  }
}
