package dev.ergon.datasets.lerobot;

import dev.ergon.core.episode.Step;
import dev.ergon.datasets.internal.lerobot.DatasetStore;
import dev.ergon.datasets.internal.lerobot.EpisodeStage;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The episode being recorded, as the writing thread sees it. All methods but {@link #result} belong
 * to that thread. After the first failure nothing more is done.
 */
final class OpenEpisode {
  private final DatasetStore store;
  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private @Nullable EpisodeStage stage;

  /** A step towards the disk, which may fail. */
  private interface Work {
    void run(EpisodeStage stage) throws IOException;
  }

  OpenEpisode(DatasetStore store) {
    this.store = store;
  }

  /** The index once it ended, -1 if it was dropped, or why it failed. Any thread. */
  CompletableFuture<Long> result() {
    return result;
  }

  void begin() {
    try {
      stage = store.begin();
    } catch (IOException | RuntimeException | LinkageError e) {
      fail(e);
    }
  }

  void add(Step step) {
    attempt(open -> open.add(step));
  }

  void end() {
    attempt(open -> {
      if (open.length() == 0) {
        abandon();
        result.complete(-1L);
      } else {
        long index = store.commit(open);
        stage = null;
        result.complete(index);
      }
    });
  }

  /** Lets go of the files; staging is cleared when the next episode begins. */
  void abandon() {
    EpisodeStage open = stage;
    stage = null;
    if (open != null) {
      try {
        open.abandon();
      } catch (IOException | RuntimeException e) {
        result.completeExceptionally(e);
      }
    }
  }

  private void attempt(Work work) {
    EpisodeStage open = stage;
    if (open != null) {
      try {
        work.run(open);
      } catch (IOException | RuntimeException | LinkageError e) {
        fail(e);
      }
    }
  }

  private void fail(Throwable cause) {
    result.completeExceptionally(cause);
    abandon();
  }
}
