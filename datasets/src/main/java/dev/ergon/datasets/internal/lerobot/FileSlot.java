package dev.ergon.datasets.internal.lerobot;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A numbered file of a numbered chunk folder. */
public record FileSlot(int chunk, int file) {
  public static final FileSlot FIRST = new FileSlot(0, 0);
  private static final Pattern PATH =
      Pattern.compile("chunk-(\\d{3,7})/file-(\\d{3,7})\\.[a-z0-9]+");

  /** The slot after this one, {@code filesPerChunk} to a chunk. */
  public FileSlot next(int filesPerChunk) {
    return file + 1 < filesPerChunk ? new FileSlot(chunk, file + 1) : new FileSlot(chunk + 1, 0);
  }

  /** {@code chunk-000/file-000.extension} under {@code folder}. */
  public Path under(Path folder, String extension) {
    return folder
        .resolve(String.format(Locale.ROOT, "chunk-%03d", chunk))
        .resolve(String.format(Locale.ROOT, "file-%03d.%s", file, extension));
  }

  /** The slot that {@code file} under {@code folder} is, if it is one. */
  public static Optional<FileSlot> of(Path folder, Path file) {
    Matcher matcher = PATH.matcher(folder.relativize(file).toString().replace('\\', '/'));
    return matcher.matches()
        ? Optional.of(
            new FileSlot(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
