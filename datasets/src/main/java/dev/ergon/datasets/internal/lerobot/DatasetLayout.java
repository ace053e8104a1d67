package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the files of a dataset lie. */
public record DatasetLayout(Path root) {
  public static final String DATA_PATH =
      "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet";
  public static final String VIDEO_PATH =
      "videos/{video_key}/chunk-{chunk_index:03d}/file-{file_index:03d}.mp4";

  private static final Pattern FIELD = Pattern.compile("\\{(\\w+)(?::0(\\d)d)?\\}");

  public Path info() {
    return root.resolve("meta/info.json");
  }

  public Path statistics() {
    return root.resolve("meta/stats.json");
  }

  public Path tasks() {
    return root.resolve("meta/tasks.parquet");
  }

  public Path dataFolder() {
    return root.resolve("data");
  }

  public Path episodesFolder() {
    return root.resolve("meta/episodes");
  }

  public Path videoFolder(String videoKey) {
    return root.resolve("videos").resolve(videoKey);
  }

  /** Where an unfinished episode waits: outside what any loader lists. */
  public Path staging() {
    return root.resolve(".recording");
  }

  public Path data(FileSlot slot) {
    return slot.under(dataFolder(), "parquet");
  }

  public Path episodes(FileSlot slot) {
    return slot.under(episodesFolder(), "parquet");
  }

  public Path video(String videoKey, FileSlot slot) {
    return slot.under(videoFolder(videoKey), "mp4");
  }

  /** The Parquet files one folder below {@code folder}, in the order the loader reads them. */
  public static List<Path> tables(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.find(folder, 2, (p, a) -> isTable(folder, p))) {
      return files.sorted(Comparator.comparing(Path::toString)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills a path template such as {@link #VIDEO_PATH}; it must stay inside the dataset. */
  public Path fill(String template, String videoKey, FileSlot slot) {
    String filled = FIELD.matcher(template).replaceAll(m -> field(m, template, videoKey, slot));
    Path path = root.resolve(filled).normalize();
    if (!path.startsWith(root.normalize())) {
      throw new InvalidInputException(
          info() + ": got the path template '" + template + "', wanted one inside the dataset");
    }
    return path;
  }

  /** {@code file} as findings name it. */
  public String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isTable(Path folder, Path file) {
    return folder.relativize(file).getNameCount() == 2
        && file.getFileName().toString().endsWith(".parquet");
  }

  private String field(MatchResult match, String template, String videoKey, FileSlot slot) {
    return switch (match.group(1)) {
      case "video_key" -> java.util.regex.Matcher.quoteReplacement(videoKey);
      case "chunk_index" -> number(slot.chunk(), match.group(2));
      case "file_index" -> number(slot.file(), match.group(2));
      default ->
          throw new InvalidInputException(
              info() + ": got the path template '" + template + "' with an unknown field");
    };
  }

  private static String number(int value, @org.jspecify.annotations.Nullable String width) {
    return width == null
        ? Integer.toString(value)
        : String.format(Locale.ROOT, "%0" + Math.max(1, Integer.parseInt(width)) + "d", value);
  }
}
