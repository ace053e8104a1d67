package dev.ergon.core.robot.urdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of {@code gantry.urdf}, a robot with one of everything that the reader takes. */
final class Gantry {
  private Gantry() {}

  static String urdf() {
    try (InputStream in = Gantry.class.getResourceAsStream("gantry.urdf")) {
      if (in == null) {
        throw new IllegalStateException("gantry.urdf is not among the test resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with {@code part}, which must be there, replaced. */
  static String with(String part, String replacement) {
    String urdf = urdf();
    if (!urdf.contains(part)) {
      throw new IllegalArgumentException("gantry.urdf does not contain " + part);
    }
    return urdf.replace(part, replacement);
  }
}
