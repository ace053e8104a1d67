package dev.ergon.core.config;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.text.TextFile;
import java.nio.file.Path;

/** Reads YAML 1.2 to a {@link ConfigNode}. Stateless; safe from any thread. */
public final class ConfigReader {
  /** The largest file that is read. */
  public static final int MAX_BYTES = 1 << 20;

  private static final String WHAT = "configuration";

  private ConfigReader() {}

  /**
   * The one document of a UTF-8 file.
   *
   * @throws InvalidInputException if the file cannot be read, is no YAML, or exceeds the bounds on
   *     size, depth and number of values
   */
  public static ConfigNode read(Path file) {
    return read(String.valueOf(file.getFileName()), TextFile.read(file, MAX_BYTES, WHAT));
  }

  /**
   * The one document in {@code text}.
   *
   * @param source the name that errors give
   */
  public static ConfigNode read(String source, String text) {
    TextFile.requireSize(source, text.length(), MAX_BYTES, WHAT);
    return YamlTree.read(text, "", line -> source + ":" + line);
  }
}
