package dev.ergon.policy.runtime.model;

import dev.ergon.core.image.Image;
import java.util.List;

/** The same scene, seen a little aside: a look of its own at what must not change the answer. */
public final class MovedPictures {
  private MovedPictures() {}

  /** All pictures moved by {@code px} to the left, to the right, up and down. */
  public static List<List<Image>> toEachSide(List<Image> images, int px) {
    return List.of(
        moved(images, -px, 0), moved(images, px, 0), moved(images, 0, -px), moved(images, 0, px));
  }

  private static List<Image> moved(List<Image> images, int right, int down) {
    return images.stream().map(image -> moved(image, right, down)).toList();
  }

  /** What lies beyond an edge is what lies on it. */
  private static Image moved(Image image, int right, int down) {
    int channels = image.format().channels();
    int width = image.width();
    byte[] row = new byte[width * channels];
    byte[] samples = new byte[row.length * image.height()];
    for (int y = 0; y < image.height(); y++) {
      image.copyRow(within(y - down, image.height()), row, 0);
      for (int x = 0; x < width; x++) {
        System.arraycopy(
            row,
            within(x - right, width) * channels,
            samples,
            (y * width + x) * channels,
            channels);
      }
    }
    return Image.adopt(width, image.height(), image.format(), samples);
  }

  private static int within(int index, int size) {
    return Math.max(0, Math.min(size - 1, index));
  }
}
