package dev.ergon.sim.external.gazebo;

import com.google.protobuf.ByteString;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.PixelFormatType;

/** Pictures as Gazebo sends them. */
public final class Pixels {
  private Pixels() {}

  /**
   * The picture of a message.
   *
   * @throws IllegalArgumentException saying what does not fit, if sizes or format do not
   */
  static Image image(GzMessagesProto.Image message) {
    return switch (message.getPixelFormatType()) {
      case RGB_INT8 -> image(message, PixelFormat.RGB8, 3, new int[] {0, 1, 2});
      case BGR_INT8 -> image(message, PixelFormat.RGB8, 3, new int[] {2, 1, 0});
      case RGBA_INT8 -> image(message, PixelFormat.RGB8, 4, new int[] {0, 1, 2});
      case BGRA_INT8 -> image(message, PixelFormat.RGB8, 4, new int[] {2, 1, 0});
      case L_INT8 -> image(message, PixelFormat.MONO8, 1, new int[] {0});
      default ->
          throw new IllegalArgumentException(
              "pixels: got "
                  + name(message)
                  + ", wanted RGB_INT8, BGR_INT8, RGBA_INT8, BGRA_INT8 or L_INT8; set the camera's"
                  + " <image><format> in the SDF file");
    };
  }

  /** A picture as a message of Gazebo. */
  public static GzMessagesProto.Image.Builder message(Image image) {
    boolean colour = image.format() == PixelFormat.RGB8;
    return GzMessagesProto.Image.newBuilder()
        .setWidth(image.width())
        .setHeight(image.height())
        .setStep(image.width() * image.format().channels())
        .setPixelFormatType(colour ? PixelFormatType.RGB_INT8 : PixelFormatType.L_INT8)
        .setData(ByteString.copyFrom(image.toBytes()));
  }

  private static String name(GzMessagesProto.Image message) {
    PixelFormatType type = message.getPixelFormatType();
    return type == PixelFormatType.UNRECOGNIZED
        ? "format " + message.getPixelFormatTypeValue()
        : type.name();
  }

  /**
   * @param channels bytes of a pixel on the wire
   * @param order which of them is which channel of {@code format}
   */
  private static Image image(
      GzMessagesProto.Image message, PixelFormat format, int channels, int[] order) {
    int width = message.getWidth();
    int height = message.getHeight();
    ByteString data = message.getData();
    boolean sized =
        width >= 1 && height >= 1 && width <= Image.MAX_SIDE && height <= Image.MAX_SIDE;
    long step = message.getStep() == 0 ? (long) width * channels : message.getStep();
    if (!sized
        || step < (long) width * channels
        || step > Integer.MAX_VALUE
        || data.size() < step * (height - 1) + (long) width * channels) {
      throw new IllegalArgumentException(
          "picture: got "
              + Integer.toUnsignedLong(width)
              + "x"
              + Integer.toUnsignedLong(height)
              + " "
              + name(message)
              + " with rows of "
              + step
              + " bytes in "
              + data.size()
              + " bytes");
    }
    byte[] samples = new byte[width * height * order.length];
    if (order.length == channels && order[0] == 0) {
      for (int y = 0; y < height; y++) {
        data.copyTo(samples, (int) (y * step), y * width * channels, width * channels);
      }
    } else {
      reorder(data, (int) step, width, channels, order, samples);
    }
    return Image.adopt(width, height, format, samples);
  }

  private static void reorder(
      ByteString data, int step, int width, int channels, int[] order, byte[] samples) {
    int height = samples.length / (width * order.length);
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = y * step + x * channels;
        for (int channel : order) {
          samples[to++] = data.byteAt(from + channel);
        }
      }
    }
  }
}
