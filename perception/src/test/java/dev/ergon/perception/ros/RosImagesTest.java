package dev.ergon.perception.ros;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.sensor_msgs.CompressedImage;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.std_msgs.Header;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosImagesTest {
  private static final Header HEADER = new Header(0, 0, "camera");

  /** One pixel, red 1, green 2, blue 3, in the message's order. */
  @ParameterizedTest
  @CsvSource({"rgb8,01 02 03", "bgr8,03 02 01", "rgba8,01 02 03 ff", "bgra8,03 02 01 ff"})
  void coloursComeOutAsRedGreenBlue(String encoding, String bytes) {
    byte[] pixel = bytes(bytes);

    dev.ergon.core.image.Image image =
        RosImages.toImage(message(1, 1, encoding, pixel.length, pixel), "t");

    assertEquals(PixelFormat.RGB8, image.format());
    assertArrayEquals(new byte[] {1, 2, 3}, image.toBytes());
  }

  @Test
  void rowsMayBePadded() {
    byte[] padded = bytes("01 02 ee ee 03 04 ee ee");

    dev.ergon.core.image.Image image = RosImages.toImage(message(2, 2, "mono8", 4, padded), "t");

    assertEquals(PixelFormat.MONO8, image.format());
    assertArrayEquals(new byte[] {1, 2, 3, 4}, image.toBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayer_rggb8", "bayer_gbrg16"})
  void aRawMosaicIsRefusedWithWhatToDo(String encoding) {
    assertEquals(
        "topic /x: got encoding '"
            + encoding
            + "': the sensor's raw mosaic; subscribe to the topic that a debayering node makes of"
            + " it (image_proc: image_color or image_rect_color)",
        failure(message(1, 1, encoding, 1, new byte[1])));
  }

  @ParameterizedTest
  @ValueSource(strings = {"32FC1", "16UC1", "yuv422", ""})
  void otherEncodingsAreNamed(String encoding) {
    assertEquals(
        "topic /x: got encoding '" + encoding + "': wanted rgb8, bgr8, rgba8, bgra8 or mono8",
        failure(message(1, 1, encoding, 4, new byte[4])));
  }

  /** Sizes come from the network: whatever they say, the data bounds what is allocated. */
  @Property(tries = 2000)
  void sizesThatContradictTheDataAreRefused(
      @ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long width,
      @ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long height,
      @ForAll @LongRange(min = 0, max = 0xFFFF_FFFFL) long step,
      @ForAll @IntRange(max = 100) int size) {
    boolean fits =
        width > 0 && height > 0 && step >= 3 * width && step <= size && step * height <= size;
    Image message = new Image(HEADER, height, width, "rgb8", 0, step, Octets.adopt(new byte[size]));
    if (fits) {
      assertEquals(width, RosImages.toImage(message, "t").width());
    } else {
      assertThrows(InvalidInputException.class, () -> RosImages.toImage(message, "t"));
    }
  }

  @Test
  void compressedPicturesAreReadByTheirBytes() throws IOException {
    BufferedImage red = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    red.setRGB(0, 0, 0xFF0000);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(red, "png", png);

    dev.ergon.core.image.Image image =
        RosImages.toImage(
            new CompressedImage(
                HEADER, "rgb8; png compressed bgr8", Octets.adopt(png.toByteArray())),
            "t");

    assertEquals(4, image.width());
    assertEquals(255, image.sample(0, 0, 0));
    assertEquals(0, image.sample(0, 0, 2));
  }

  @Test
  void bytesThatAreNoPictureAreRefused() {
    CompressedImage nonsense = new CompressedImage(HEADER, "jpeg", Octets.adopt(new byte[40]));

    assertThrows(InvalidInputException.class, () -> RosImages.toImage(nonsense, "t"));
  }

  private static Image message(int width, int height, String encoding, int step, byte[] data) {
    return new Image(HEADER, height, width, encoding, 0, step, Octets.adopt(data));
  }

  private static String failure(Image message) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> RosImages.toImage(message, "topic /x"))
            .getMessage());
  }

  private static byte[] bytes(String hex) {
    return java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
  }
}
