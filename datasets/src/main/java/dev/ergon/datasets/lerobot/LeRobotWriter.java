package dev.ergon.datasets.lerobot;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.EpisodeSink;
import dev.ergon.core.episode.Step;
import dev.ergon.datasets.internal.lerobot.DatasetStore;
import dev.ergon.datasets.internal.lerobot.Features;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.lerobot.StepCheck;
import dev.ergon.datasets.internal.video.Mp4Encoder;
import dev.ergon.datasets.lerobot.RecordingException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Records episodes as a LeRobotDataset v3.0, while they happen. {@link #record} hands the step to a
 * thread that encodes and writes; the caller waits only while the bounded queue is full, and never
 * longer than {@link RecordingOptions#recordWait}. Then the episode is given up with a {@link
 * RecordingException}: a row is never dropped in silence. Once {@link #end} returned, the episode
 * is durable; a process killed at any moment leaves a dataset that loads with every ended episode.
 *
 * <p>Used by one thread. Not real-time safe: {@code record} may wait.
 */
public final class LeRobotWriter implements EpisodeSink {
  private static final int MIN_QUEUE = 2;
  private static final int MAX_QUEUE = 1024;
  private static final Duration IDLE = Duration.ofMillis(500);

  private final DatasetSpec spec;
  private final RecordingOptions options;
  private final DatasetStore store;
  private final StepCheck check;
  private final BlockingQueue<Runnable> queue;
  private final Thread thread;
  private @Nullable OpenEpisode open;
  private boolean closed;
  private volatile boolean stopping;

  private LeRobotWriter(DatasetSpec spec, RecordingOptions options, DatasetStore store) {
    this.spec = spec;
    this.options = options;
    this.store = store;
    check = new StepCheck(spec);
    long stepBytes =
        spec.cameras().stream().mapToLong(c -> 3L * c.width() * c.height()).sum() + 1024;
    queue =
        new ArrayBlockingQueue<>(
            (int) Math.max(MIN_QUEUE, Math.min(MAX_QUEUE, options.queueBytes() / stepBytes)));
    thread = new Thread(this::work, "lerobot-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Opens the dataset at {@code root} with {@link RecordingOptions#standard()}. */
  public static LeRobotWriter open(Path root, DatasetSpec spec) {
    return open(root, spec, RecordingOptions.standard());
  }

  /**
   * Opens the dataset at {@code root}, or makes one if the folder is empty or not there. What a
   * killed writer left is finished or removed.
   *
   * @throws dev.ergon.core.error.InvalidInputException if the folder holds something else, a
   *     dataset of another schema, or one that another writer has open; or if {@code spec} cannot
   *     be stored
   * @throws dev.ergon.core.error.HostLacksException if pictures cannot be encoded on this host
   */
  public static LeRobotWriter open(Path root, DatasetSpec spec, RecordingOptions options) {
    StepCheck.requireStorable(spec, options.storage());
    if (options.storage() == PictureStorage.VIDEO && !spec.cameras().isEmpty()) {
      Mp4Encoder.requireAvailable();
    }
    InfoFile info =
        InfoFile.empty(
            spec.robotType(),
            spec.framesPerSecond(),
            Features.of(spec, options.storage()),
            options.filesPerChunk());
    try {
      return new LeRobotWriter(spec, options, DatasetStore.open(root, info));
    } catch (IOException e) {
      throw new RecordingException(
          Reason.STORAGE_FAILED, root + ": cannot be recorded to: " + e.getMessage(), e);
    }
  }

  @Override
  public DatasetSpec spec() {
    return spec;
  }

  @Override
  public void begin() {
    if (closed || open != null) {
      throw new IllegalStateException(closed ? "the dataset is closed" : "an episode is open");
    }
    var episode = new OpenEpisode(store);
    open = episode;
    put(episode, episode::begin, options.recordWait());
  }

  /**
   * Adds a row to the open episode.
   *
   * @throws dev.ergon.core.error.InvalidInputException if the step does not fit the spec; the
   *     episode stays open without it
   * @throws RecordingException if the episode had to be given up
   */
  @Override
  public void record(Step step) {
    OpenEpisode episode = requireOpen();
    check.requireFits(step);
    put(episode, () -> episode.add(step), options.recordWait());
  }

  /**
   * Closes the open episode and makes it durable.
   *
   * @throws RecordingException if the episode had to be given up
   */
  @Override
  public long end() {
    OpenEpisode episode = requireOpen();
    put(episode, episode::end, options.endWait());
    try {
      long index = episode.result().get(options.endWait().toNanos(), TimeUnit.NANOSECONDS);
      open = null;
      return index;
    } catch (ExecutionException e) {
      throw failed(episode, e);
    } catch (TimeoutException e) {
      throw tooSlow(episode, options.endWait());
    } catch (InterruptedException e) {
      throw interrupted(episode, e);
    }
  }

  @Override
  public void discard() {
    OpenEpisode episode = open;
    if (episode != null) {
      giveUp(episode);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    discard();
    closed = true;
    stopping = true;
    queue.offer(() -> {}); // wakes the thread, if it sleeps
    try {
      thread.join(options.endWait().toMillis());
      store.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new RecordingException(
          Reason.STORAGE_FAILED, "recording: could not close the dataset: " + e.getMessage(), e);
    }
  }

  private OpenEpisode requireOpen() {
    OpenEpisode episode = open;
    if (episode == null) {
      throw new IllegalStateException("no episode is open");
    }
    return episode;
  }

  /** Queues {@code task}, or gives the episode up. */
  private void put(OpenEpisode episode, Runnable task, Duration wait) {
    try {
      if (episode.result().isCompletedExceptionally()) {
        episode.result().get();
      }
      if (!queue.offer(task, wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw tooSlow(episode, wait);
      }
    } catch (ExecutionException e) {
      throw failed(episode, e);
    } catch (InterruptedException e) {
      throw interrupted(episode, e);
    }
  }

  private RecordingException tooSlow(OpenEpisode episode, Duration wait) {
    int waiting = queue.size();
    giveUp(episode);
    return new RecordingException(
        Reason.TOO_SLOW,
        "recording: encoder and disk took more than "
            + wait.toMillis()
            + " ms with "
            + waiting
            + " steps waiting, and the episode is discarded; record smaller pictures, fewer per"
            + " second, or to a faster disk",
        null);
  }

  private RecordingException interrupted(OpenEpisode episode, InterruptedException cause) {
    Thread.currentThread().interrupt();
    giveUp(episode);
    return new RecordingException(
        Reason.INTERRUPTED, "recording: interrupted, and the episode is discarded", cause);
  }

  private RecordingException failed(OpenEpisode episode, ExecutionException failure) {
    giveUp(episode);
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new RecordingException(
        Reason.STORAGE_FAILED,
        "recording: could not write (" + cause.getMessage() + "), and the episode is discarded",
        cause);
  }

  /** Ends the episode without keeping it; what waits in the queue is dropped. */
  private void giveUp(OpenEpisode episode) {
    open = null;
    queue.clear();
    queue.add(episode::abandon); // has room: just emptied, and filled by this thread alone
  }

  private void work() {
    try {
      while (!stopping || !queue.isEmpty()) {
        Runnable task = queue.poll(IDLE.toNanos(), TimeUnit.NANOSECONDS);
        if (task != null) {
          task.run();
        }
      }
    } catch (InterruptedException e) {
      stopping = true; // nobody interrupts this thread but whoever ends the process
    }
  }
}
