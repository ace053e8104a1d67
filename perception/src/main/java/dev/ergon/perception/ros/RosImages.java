package dev.ergon.perception.ros;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.perception.image.ImageDecoder;
import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.sensor_msgs.CompressedImage;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import java.util.Locale;

/**
 * Pictures from ROS messages. Stateless; safe from any thread.
 *
 * @see <a href="https://github.com/ros2/common_interfaces">sensor_msgs, image_encodings.hpp</a>
 */
public final class RosImages {
  private RosImages() {}

  /**
   * The picture in {@code message}: {@code rgb8}, {@code bgr8}, {@code rgba8}, {@code bgra8} (alpha
   * dropped) or {@code mono8}.
   *
   * @param origin where it comes from, for messages
   * @throws InvalidInputException if the encoding is another, or the sizes contradict one another
   */
  public static dev.ergon.core.image.Image toImage(Image message, String origin) {
    return switch (message.encoding()) {
      case "rgb8", "8UC3" -> packed(message, origin, 3, 0, 1, 2);
      case "bgr8" -> packed(message, origin, 3, 2, 1, 0);
      case "rgba8" -> packed(message, origin, 4, 0, 1, 2);
      case "bgra8" -> packed(message, origin, 4, 2, 1, 0);
      case "mono8", "8UC1" -> packed(message, origin, 1, 0);
      default -> throw new InvalidInputException(unknownEncoding(message.encoding(), origin));
    };
  }

  /**
   * The picture in {@code message}, by its bytes: JPEG or PNG, whatever the format says.
   *
   * @param origin where it comes from, for messages
   * @throws InvalidInputException if the bytes are none, or it is a compressed depth picture
   */
  public static dev.ergon.core.image.Image toImage(CompressedImage message, String origin) {
    if (message.format().toLowerCase(Locale.ROOT).contains("compresseddepth")) {
      throw new InvalidInputException(
          origin + ": got a compressed depth picture, wanted a colour or grey one");
    }
    return ImageDecoder.decode(message.data().toBytes(), origin);
  }

  /**
   * @param channels samples per pixel in the message
   * @param order which of them become the picture's channels
   */
  private static dev.ergon.core.image.Image packed(
      Image message, String origin, int channels, int... order) {
    int width = side(message.width(), origin);
    int height = side(message.height(), origin);
    long step = message.step();
    Octets data = message.data();
    if (step < (long) width * channels || step * height > data.size()) {
      throw new InvalidInputException(
          origin
              + ": got "
              + data.size()
              + " bytes in rows of "
              + step
              + " for "
              + width
              + "x"
              + height
              + " "
              + message.encoding()
              + ", wanted rows of at least "
              + (long) width * channels
              + " bytes, all there");
    }
    byte[] samples = new byte[width * height * order.length];
    if (channels == order.length && isStraight(order)) {
      for (int y = 0; y < height; y++) {
        data.copyTo((int) (y * step), samples, y * width * channels, width * channels);
      }
    } else {
      reorder(data, (int) step, channels, order, samples, width * order.length);
    }
    return dev.ergon.core.image.Image.adopt(
        width, height, order.length == 1 ? PixelFormat.MONO8 : PixelFormat.RGB8, samples);
  }

  private static void reorder(
      Octets data, int step, int channels, int[] order, byte[] samples, int rowBytes) {
    byte[] row = new byte[rowBytes / order.length * channels];
    for (int y = 0; y * rowBytes < samples.length; y++) {
      data.copyTo(y * step, row, 0, row.length);
      int to = y * rowBytes;
      for (int from = 0; from < row.length; from += channels) {
        for (int channel : order) {
          samples[to++] = row[from + channel];
        }
      }
    }
  }

  private static boolean isStraight(int[] order) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return true;
  }

  private static int side(long pixels, String origin) {
    if (pixels < 1 || pixels > dev.ergon.core.image.Image.MAX_SIDE) {
      throw new InvalidInputException(
          origin
              + ": got a side of "
              + pixels
              + " pixels, wanted 1.."
              + dev.ergon.core.image.Image.MAX_SIDE);
    }
    return (int) pixels;
  }

  private static String unknownEncoding(String encoding, String origin) {
    String shown = encoding.length() > 40 ? encoding.substring(0, 40) + "..." : encoding;
    String hint =
        encoding.startsWith("bayer_")
            ? "the sensor's raw mosaic; subscribe to the topic that a debayering node makes of it"
                + " (image_proc: image_color or image_rect_color)"
            : "wanted rgb8, bgr8, rgba8, bgra8 or mono8";
    return origin + ": got encoding '" + shown + "': " + hint;
  }
}
