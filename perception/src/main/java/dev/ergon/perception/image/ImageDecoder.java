package dev.ergon.perception.image;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG, JPEG, BMP and GIF pictures as Pillow does: the samples as they are stored. Grey stays
 * grey without a change of brightness, and alpha is dropped, not blended. Safe from any thread.
 */
public final class ImageDecoder {
  private static final long MAX_PIXELS = 64L << 20;
  private static final long MAX_FILE_BYTES = 256L << 20;

  private ImageDecoder() {}

  /**
   * The picture in {@code file}.
   *
   * @throws InvalidInputException naming the file, if it cannot be read as a picture or is too
   *     large
   */
  public static Image read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_FILE_BYTES) {
        throw new InvalidInputException(
            file + ": got " + size + " bytes, wanted at most " + MAX_FILE_BYTES);
      }
      return decode(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot read the picture: " + e.getMessage(), e);
    }
  }

  /**
   * The picture that {@code encoded} holds.
   *
   * @param origin where the bytes come from, for messages
   * @throws InvalidInputException naming the origin, if they are no picture or it is too large
   */
  public static Image decode(byte[] encoded, String origin) {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new InvalidInputException(
            origin + ": got " + encoded.length + " bytes that are no PNG, JPEG, BMP or GIF");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        requireSize(reader.getWidth(0), reader.getHeight(0), origin);
        return toImage(reader.read(0), origin);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof InvalidInputException known) {
        throw known;
      }
      throw new InvalidInputException(origin + ": the picture is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireSize(int width, int height, String origin) {
    if (width > Image.MAX_SIDE || height > Image.MAX_SIDE || (long) width * height > MAX_PIXELS) {
      throw new InvalidInputException(
          origin
              + ": got "
              + width
              + "x"
              + height
              + " pixels, wanted sides up to "
              + Image.MAX_SIDE
              + " and "
              + MAX_PIXELS
              + " in all");
    }
  }

  private static Image toImage(BufferedImage decoded, String origin) {
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    if (decoded.getColorModel() instanceof IndexColorModel) {
      return fromPalette(decoded);
    }
    Raster raster = decoded.getRaster();
    if (raster.getDataBuffer().getDataType() != DataBuffer.TYPE_BYTE) {
      throw new InvalidInputException(
          origin + ": got more than 8 bits per sample, wanted 8; convert the file");
    }
    // Bands are colour, then alpha: 1 or 2 for grey, 3 or 4 for red, green, blue.
    PixelFormat format = raster.getNumBands() < 3 ? PixelFormat.MONO8 : PixelFormat.RGB8;
    int channels = format.channels();
    byte[] samples = new byte[width * height * channels];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int channel = 0; channel < channels; channel++) {
        raster.getSamples(0, y, width, 1, channel, row);
        for (int x = 0; x < width; x++) {
          samples[(y * width + x) * channels + channel] = (byte) row[x];
        }
      }
    }
    return Image.adopt(width, height, format, samples);
  }

  private static Image fromPalette(BufferedImage decoded) {
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    byte[] samples = new byte[width * height * 3];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = decoded.getRGB(x, y);
        samples[at++] = (byte) (rgb >> 16);
        samples[at++] = (byte) (rgb >> 8);
        samples[at++] = (byte) rgb;
      }
    }
    return Image.adopt(width, height, PixelFormat.RGB8, samples);
  }
}
