package dev.ergon.transport.mqtt;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a password is kept. A configuration names the place and never holds the password itself, so
 * that it can be shown, logged and committed.
 */
public sealed interface Secret {
  /** The longest password file that is read, in bytes. */
  int MAX_FILE_BYTES = 4096;

  /**
   * The secret, read now, so that it may change between two connections. Never empty.
   *
   * @throws HostLacksException if the place is missing, unreadable or empty
   */
  String read();

  /**
   * Reads {@code file:PATH} or {@code env:NAME}.
   *
   * @param key the configuration key it stands under, for the message
   * @throws InvalidInputException if it is neither; the message does not repeat the value, which
   *     may be a password
   */
  static Secret parse(String key, String reference) {
    if (reference.startsWith("file:") && reference.length() > 5) {
      return new FromFile(Path.of(reference.substring(5)));
    }
    if (reference.startsWith("env:") && reference.length() > 4) {
      return new FromEnvironment(reference.substring(4));
    }
    throw new InvalidInputException(
        key
            + ": wanted file:PATH or env:NAME, got something else (not shown); put the password"
            + " into a file or an environment variable and name that");
  }

  /** The first line of a file. */
  record FromFile(Path path) implements Secret {
    @Override
    public String read() {
      try {
        long bytes = Files.size(path);
        if (bytes > MAX_FILE_BYTES) {
          throw new InvalidInputException(
              path + ": got " + bytes + " bytes, wanted a password file of 1.." + MAX_FILE_BYTES);
        }
        return Files.readString(path)
            .lines()
            .findFirst()
            .filter(line -> !line.isEmpty())
            .orElseThrow(() ->
                new HostLacksException(
                    path + ": the first line is empty; write the password there"));
      } catch (IOException e) {
        throw new HostLacksException(
            path + ": cannot read the password file (" + e + "); check its path and owner", e);
      }
    }
  }

  /** An environment variable. */
  record FromEnvironment(String variable) implements Secret {
    @Override
    public String read() {
      String value = System.getenv(variable);
      if (value == null || value.isEmpty()) {
        throw new HostLacksException(
            "environment variable " + variable + ": not set or empty; set it to the password");
      }
      return value;
    }
  }
}
