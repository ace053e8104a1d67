package dev.ergon.datasets.lerobot;

import java.time.Duration;

/**
 * How a {@link LeRobotWriter} records.
 *
 * @param storage how pictures are kept; an existing dataset must keep them so
 * @param queueBytes how many bytes of pictures may wait for the encoder; at least two steps may
 *     always wait
 * @param recordWait how long {@code record} waits for a place in a full queue before it gives the
 *     episode up
 * @param endWait how long {@code end} waits for the episode to be on disk
 * @param filesPerChunk how many files a chunk folder of a new dataset holds, 1..1000
 */
public record RecordingOptions(
    PictureStorage storage,
    long queueBytes,
    Duration recordWait,
    Duration endWait,
    int filesPerChunk) {
  public RecordingOptions {
    if (queueBytes < 1) {
      throw new IllegalArgumentException("queue: got " + queueBytes + " bytes, wanted >= 1");
    }
    if (recordWait.isNegative() || endWait.isNegative()) {
      throw new IllegalArgumentException(
          "waits: got " + recordWait + " and " + endWait + ", wanted none negative");
    }
    if (filesPerChunk < 1 || filesPerChunk > 1000) {
      throw new IllegalArgumentException(
          "files per chunk: got " + filesPerChunk + ", wanted 1..1000");
    }
  }

  /** Video, 64 MiB of pictures, 2 s for a step, 60 s for an episode, 1000 files per chunk. */
  public static RecordingOptions standard() {
    return new RecordingOptions(
        PictureStorage.VIDEO, 64L << 20, Duration.ofSeconds(2), Duration.ofSeconds(60), 1000);
  }

  public RecordingOptions withStorage(PictureStorage other) {
    return new RecordingOptions(other, queueBytes, recordWait, endWait, filesPerChunk);
  }

  public RecordingOptions withQueue(long bytes, Duration wait) {
    return new RecordingOptions(storage, bytes, wait, endWait, filesPerChunk);
  }

  public RecordingOptions withFilesPerChunk(int files) {
    return new RecordingOptions(storage, queueBytes, recordWait, endWait, files);
  }
}
