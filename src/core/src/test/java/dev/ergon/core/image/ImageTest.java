package dev.ergon.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {
  private final byte[] samples = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, (byte) 200};
  private final Image image = Image.copyOf(2, 2, PixelFormat.RGB8, samples);

  @Test
  void samplesLieRowByRowChannelsInterleaved() {
    assertEquals(1, image.sample(0, 0, 0));
    assertEquals(5, image.sample(1, 0, 1));
    assertEquals(7, image.sample(0, 1, 0));
    assertEquals(200, image.sample(1, 1, 2));
  }

  @Test
  void aCopyDoesNotFollowItsSource() {
    samples[0] = 99;
    assertEquals(1, image.sample(0, 0, 0));
    image.toBytes()[0] = 99;
    assertEquals(1, image.sample(0, 0, 0));
  }

  @Test
  void copiesOneRow() {
    byte[] row = new byte[8];
    image.copyRow(1, row, 2);
    assertArrayEquals(new byte[] {0, 0, 7, 8, 9, 10, 11, (byte) 200}, row);
  }

  @Test
  void equalPicturesAreEqual() {
    assertEquals(image, Image.copyOf(2, 2, PixelFormat.RGB8, image.toBytes()));
    assertEquals(image.hashCode(), Image.copyOf(2, 2, PixelFormat.RGB8, samples).hashCode());
    assertNotEquals(image, Image.copyOf(1, 4, PixelFormat.RGB8, samples));
    assertNotEquals(image, Image.copyOf(4, 3, PixelFormat.MONO8, samples));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "2, 0", "-2, -2", "16385, 1", "1, 16385", "2, 3", "16384, 16384"})
  void refusesASizeThatIsOutOfBoundsOrDoesNotFitTheSamples(int width, int height) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Image.copyOf(width, height, PixelFormat.RGB8, samples));
  }
}
