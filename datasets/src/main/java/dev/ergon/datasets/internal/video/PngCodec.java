package dev.ergon.datasets.internal.video;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Single pictures: writes PNG, reads PNG and JPEG. */
public final class PngCodec {
  private PngCodec() {}

  /** {@code image} as PNG, in colour. */
  public static byte[] encode(Image image) throws IOException {
    var picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] samples = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    boolean grey = image.format() == PixelFormat.MONO8;
    for (int y = 0, o = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        for (int c = 2; c >= 0; c--) {
          samples[o++] = (byte) image.sample(x, y, grey ? 0 : c);
        }
      }
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    }
    return bytes.toByteArray();
  }

  /** Reads a picture that must be {@code width} x {@code height}; nothing larger is unpacked. */
  public static Image decode(byte[] bytes, int width, int height) throws IOException {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("got " + bytes.length + " bytes that are no PNG or JPEG picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
          throw new IOException(
              "picture size: got "
                  + reader.getWidth(0)
                  + "x"
                  + reader.getHeight(0)
                  + ", wanted "
                  + width
                  + "x"
                  + height);
        }
        return image(reader.read(0));
      } finally {
        reader.dispose();
      }
    }
  }

  private static Image image(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    byte[] samples = new byte[width * height * 3];
    int[] row = new int[width];
    for (int y = 0, o = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        samples[o++] = (byte) (argb >> 16);
        samples[o++] = (byte) (argb >> 8);
        samples[o++] = (byte) argb;
      }
    }
    return Image.adopt(width, height, PixelFormat.RGB8, samples);
  }
}
