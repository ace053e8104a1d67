package dev.ergon.policy.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MovedPicturesTest {
  private static final int[][] RIGHT_DOWN = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

  @Property(tries = 200)
  void everyPixelIsTheOneAsideOrTheEdges(
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll @IntRange(min = 1, max = 12) int px,
      @ForAll PixelFormat format) {
    Image image = noise(width, height, format);
    List<List<Image>> moved = MovedPictures.toEachSide(List.of(image, image), px);
    assertEquals(4, moved.size());
    for (int side = 0; side < 4; side++) {
      int right = RIGHT_DOWN[side][0] * px;
      int down = RIGHT_DOWN[side][1] * px;
      Image aside = moved.get(side).get(1);
      assertEquals(aside, moved.get(side).get(0));
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < format.channels(); c++) {
            int fromX = Math.min(width - 1, Math.max(0, x - right));
            int fromY = Math.min(height - 1, Math.max(0, y - down));
            assertEquals(image.sample(fromX, fromY, c), aside.sample(x, y, c));
          }
        }
      }
    }
  }

  private static Image noise(int width, int height, PixelFormat format) {
    byte[] samples = new byte[width * height * format.channels()];
    new Random(width * 31L + height).nextBytes(samples);
    return Image.adopt(width, height, format, samples);
  }
}
