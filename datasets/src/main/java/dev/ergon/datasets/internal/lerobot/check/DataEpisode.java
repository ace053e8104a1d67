package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.datasets.internal.lerobot.ColumnStatistics;
import dev.ergon.datasets.internal.parquet.DoubleSink;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the data files say of one episode. */
public final class DataEpisode {
  private final Path file;
  private final long fromIndex;
  final DoubleSink timestamps = new DoubleSink();
  final Set<String> tasks = new LinkedHashSet<>();
  final Map<String, ColumnStatistics> columns = new LinkedHashMap<>();

  DataEpisode(Path file, long fromIndex) {
    this.file = file;
    this.fromIndex = fromIndex;
  }

  /** The file of its first row. */
  Path file() {
    return file;
  }

  long fromIndex() {
    return fromIndex;
  }

  /** How many rows it has. */
  public long length() {
    return timestamps.size();
  }

  long toIndex() {
    return fromIndex + length();
  }
}
