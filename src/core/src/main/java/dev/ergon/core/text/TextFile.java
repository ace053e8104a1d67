package dev.ergon.core.text;

import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads UTF-8 files that may be anything at all. Stateless; safe from any thread. */
public final class TextFile {
  private TextFile() {}

  /**
   * The whole text of {@code file}.
   *
   * @param maxBytes no more than this is ever read
   * @param what the file is, for errors, for example "configuration"
   * @throws InvalidInputException if it cannot be read, is longer, or is not UTF-8
   */
  public static String read(Path file, int maxBytes, String what) {
    String source = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      requireSize(source, bytes.length, maxBytes, what);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(source + ": got bytes that are not UTF-8; re-save it", e);
    } catch (IOException e) {
      throw new InvalidInputException(what + " " + file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The same bound for text that came by another way. */
  public static void requireSize(String source, int size, int maxBytes, String what) {
    if (size > maxBytes) {
      throw new InvalidInputException(
          source + ": got more than " + maxBytes + " bytes, which no " + what + " needs");
    }
  }
}
