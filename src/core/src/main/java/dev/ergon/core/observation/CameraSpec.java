package dev.ergon.core.observation;

import dev.ergon.core.image.Image;

/** A camera's name and picture size in pixels. The name is lower case, digits and underscores. */
public record CameraSpec(String name, int width, int height) {
  public CameraSpec {
    if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
      throw new IllegalArgumentException(
          "camera name: got '" + name + "', wanted a lower-case letter, then letters, digits or _");
    }
    if (width < 1 || height < 1 || width > Image.MAX_SIDE || height > Image.MAX_SIDE) {
      throw new IllegalArgumentException("camera '" + name + "' size: got " + width + "x" + height);
    }
  }
}
