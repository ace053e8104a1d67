package dev.ergon.core.config;

import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads YAML 1.2 to a {@link ConfigNode}. Stateless; safe from any thread. */
public final class ConfigReader {
  /** The largest file that is read. */
  public static final int MAX_BYTES = 1 << 20;

  private ConfigReader() {}

  /**
   * The one document of a UTF-8 file.
   *
   * @throws InvalidInputException if the file cannot be read, is no YAML, or exceeds the bounds on
   *     size, depth and number of values
   */
  public static ConfigNode read(Path file) {
    String source = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      requireSize(source, bytes.length);
      return read(
          source, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(source + ": got bytes that are not UTF-8; re-save it", e);
    } catch (IOException e) {
      throw new InvalidInputException(
          "configuration " + file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The one document in {@code text}.
   *
   * @param source the name that errors give
   */
  public static ConfigNode read(String source, String text) {
    requireSize(source, text.length());
    return YamlTree.read(text, "", line -> source + ":" + line);
  }

  private static void requireSize(String source, int size) {
    if (size > MAX_BYTES) {
      throw new InvalidInputException(
          source + ": got more than " + MAX_BYTES + " bytes, which no configuration needs");
    }
  }
}
