package dev.ergon.launch.train;

import dev.ergon.policy.training.sample.SampleFile;
import dev.ergon.policy.training.sample.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of samples while they are read. */
final class OpenSamples implements AutoCloseable {
  private final List<SampleFile> files = new ArrayList<>();

  private OpenSamples() {}

  /**
   * Opens all of {@code paths}, or none.
   *
   * @throws dev.ergon.core.error.InvalidInputException naming the one that cannot be read
   */
  static OpenSamples open(List<Path> paths) throws IOException {
    OpenSamples open = new OpenSamples();
    try {
      for (Path path : paths) {
        open.files.add(SampleFile.open(path));
      }
      return open;
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /** One file's samples after the other's. */
  Samples all() {
    return Samples.of(files);
  }

  @Override
  public void close() throws IOException {
    for (SampleFile file : files) {
      file.close();
    }
  }
}
