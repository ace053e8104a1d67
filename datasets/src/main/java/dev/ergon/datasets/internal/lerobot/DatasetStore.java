package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.EpisodeRow.VideoSpan;
import dev.ergon.datasets.internal.parquet.RowFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dataset open for adding episodes, by one writer at a time. An episode is gathered in the
 * staging folder and then moved into place file by file, {@code info.json} last, in an order that
 * leaves a loadable dataset wherever it is cut off (see {@link DatasetRecovery}).
 */
public final class DatasetStore implements AutoCloseable {
  private final DatasetLayout layout;
  private final FileChannel lockFile;
  private DatasetState state;

  private DatasetStore(DatasetLayout layout, FileChannel lockFile, DatasetState state) {
    this.layout = layout;
    this.lockFile = lockFile;
    this.state = state;
  }

  /**
   * Opens the dataset at {@code root}, or makes one if nothing is there.
   *
   * @param wanted the schema; that of an existing dataset must be the same
   */
  public static DatasetStore open(Path root, InfoFile wanted) throws IOException {
    var layout = new DatasetLayout(root.toAbsolutePath().normalize());
    Durable.createFolder(layout.staging());
    FileChannel lockFile = lock(layout);
    try {
      clearStaging(layout);
      if (Files.exists(layout.info())) {
        requireSame(layout, InfoFile.read(layout.info()), wanted);
        DatasetRecovery.recover(layout);
      } else {
        create(layout, wanted);
      }
      return new DatasetStore(layout, lockFile, DatasetState.load(layout));
    } catch (IOException | RuntimeException e) {
      Durable.deleteTree(layout.staging());
      lockFile.close();
      throw e;
    }
  }

  /** Opens an episode in the staging folder, which holds none. */
  public EpisodeStage begin() throws IOException {
    clearStaging(layout);
    InfoFile info = state.info();
    return new EpisodeStage(
        layout.staging(),
        info,
        info.totalEpisodes(),
        info.totalFrames(),
        new TaskTable(state.tasks().texts()));
  }

  /** Makes the episode part of the dataset, durably; answers its index. */
  public long commit(EpisodeStage stage) throws IOException {
    stage.finish();
    EpisodeRow row = row(stage);
    Path episodes = layout.staging().resolve("episodes.parquet");
    EpisodeTable.write(episodes, state.info().features(), row);
    Durable.sync(episodes);
    Path tasks = layout.staging().resolve("tasks.parquet");
    stage.tasks().write(tasks);
    Durable.sync(tasks);

    for (var video : row.videos().entrySet()) {
      Durable.move(
          stage.videoFile(video.getKey()), layout.video(video.getKey(), video.getValue().file()));
    }
    Durable.move(tasks, layout.tasks());
    Durable.move(episodes, layout.episodes(row.file()));
    Durable.move(stage.dataFile(), layout.data(row.data()));
    DatasetState next = state.with(row, stage.tasks());
    next.publish(layout);
    state = next;
    return row.index();
  }

  /** Removes the staging folder and lets others write. */
  @Override
  public void close() throws IOException {
    Durable.deleteTree(layout.staging());
    lockFile.close();
  }

  private EpisodeRow row(EpisodeStage stage) {
    var videos = new LinkedHashMap<String, VideoSpan>();
    double seconds = stage.length() / (double) state.info().framesPerSecond();
    state.videos().forEach((key, slot) -> videos.put(key, new VideoSpan(slot, 0, seconds)));
    return new EpisodeRow(
        stage.episodeIndex(),
        stage.tasksHere(),
        stage.length(),
        state.data(),
        stage.fromIndex(),
        videos,
        stage.statistics(),
        state.episodes());
  }

  private static void create(DatasetLayout layout, InfoFile info) throws IOException {
    try (Stream<Path> files = Files.walk(layout.root())) {
      Path stray =
          files
              .filter(f -> Files.isRegularFile(f) && !f.startsWith(layout.staging()))
              .findFirst()
              .orElse(null);
      if (stray != null) {
        throw new InvalidInputException(
            layout.root()
                + ": got a folder with "
                + layout.name(stray)
                + " but no meta/info.json, wanted a dataset or an empty folder");
      }
    }
    Path file = layout.staging().resolve("info.json");
    info.write(file);
    Durable.sync(file);
    Durable.move(file, layout.info());
  }

  private static FileChannel lock(DatasetLayout layout) throws IOException {
    FileChannel channel =
        FileChannel.open(
            layout.staging().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new InvalidInputException(
          layout.root() + ": another writer has this dataset open; record to another folder");
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this process
    }
  }

  private static void clearStaging(DatasetLayout layout) throws IOException {
    List<Path> leftovers;
    try (Stream<Path> files = Files.list(layout.staging())) {
      leftovers = files.filter(f -> !f.endsWith("lock")).toList();
    }
    for (Path leftover : leftovers) {
      Durable.deleteTree(leftover);
    }
  }

  private static void requireSame(DatasetLayout layout, InfoFile got, InfoFile wanted) {
    requireSame(layout, "codebase_version", got.codebaseVersion(), wanted.codebaseVersion());
    requireSame(layout, "fps", got.framesPerSecond(), wanted.framesPerSecond());
    requireSame(layout, "robot_type", got.robotType(), wanted.robotType());
    requireSame(layout, "data_path", got.dataPath(), wanted.dataPath());
    requireSame(layout, "video_path", got.videoPath(), wanted.videoPath());
    for (Feature feature : wanted.features()) {
      requireSame(
          layout,
          "features." + feature.name(),
          got.feature(feature.name()).map(Object::toString).orElse("nothing"),
          feature.toString());
    }
    requireSame(layout, "number of features", got.features().size(), wanted.features().size());
    Set<String> columns = columns(EpisodeTable.schema(wanted.features()).getFields());
    for (Path table : DatasetLayout.tables(layout.episodesFolder())) {
      if (!columns(RowFile.open(table).schema().getFields()).equals(columns)) {
        throw new InvalidInputException(
            table
                + ": got other columns than this writer adds; files with different columns do"
                + " not load together, record to another folder");
      }
    }
  }

  private static Set<String> columns(List<org.apache.parquet.schema.Type> fields) {
    var names = new HashSet<String>();
    fields.forEach(field -> names.add(field.getName()));
    return names;
  }

  private static void requireSame(DatasetLayout layout, String key, Object got, Object wanted) {
    if (!got.equals(wanted)) {
      throw new InvalidInputException(
          layout.info()
              + ": "
              + key
              + ": got "
              + got
              + ", wanted "
              + wanted
              + " to add episodes; record to another folder");
    }
  }
}
