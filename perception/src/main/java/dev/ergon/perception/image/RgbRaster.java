package dev.ergon.perception.image;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;

/** A picture that is overwritten from step to step: RGB, 8 bits, rows from the top. */
final class RgbRaster {
  static final int CHANNELS = 3;

  private byte[] samples = new byte[0];
  private int width;
  private int height;

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** {@code [(y * width + x) * 3 + channel]}; may be longer than the picture. */
  byte[] samples() {
    return samples;
  }

  /** Gives it a size; what it holds is then undefined. */
  void resize(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    int wanted = newWidth * newHeight * CHANNELS;
    if (samples.length < wanted) {
      samples = new byte[wanted];
    }
  }

  /** Takes a picture over; a grey one becomes three equal channels. */
  void load(Image image) {
    resize(image.width(), image.height());
    int pixels = width * height;
    if (image.format() == PixelFormat.RGB8) {
      for (int y = 0; y < height; y++) {
        image.copyRow(y, samples, y * width * CHANNELS);
      }
      return;
    }
    int greyAt = pixels * (CHANNELS - 1);
    for (int y = 0; y < height; y++) {
      image.copyRow(y, samples, greyAt + y * width);
    }
    // The grey samples lie at the end; spreading them from the front never overtakes them.
    for (int i = 0; i < pixels; i++) {
      byte grey = samples[greyAt + i];
      samples[i * CHANNELS] = grey;
      samples[i * CHANNELS + 1] = grey;
      samples[i * CHANNELS + 2] = grey;
    }
  }

  /**
   * Becomes a plain ground with {@code source} on it, which may stick out on any side.
   *
   * @param left the column of the source's first column; may be negative
   * @param top the row of its first row
   * @param rgb the ground's colour, 0xRRGGBB
   */
  void place(RgbRaster source, int newWidth, int newHeight, int left, int top, int rgb) {
    resize(newWidth, newHeight);
    for (int at = 0; at < width * height * CHANNELS; at += CHANNELS) {
      samples[at] = (byte) (rgb >> 16);
      samples[at + 1] = (byte) (rgb >> 8);
      samples[at + 2] = (byte) rgb;
    }
    int from = Math.max(0, left);
    int to = Math.min(width, left + source.width);
    for (int y = Math.max(0, top); y < Math.min(height, top + source.height) && from < to; y++) {
      System.arraycopy(
          source.samples,
          ((y - top) * source.width + from - left) * CHANNELS,
          samples,
          (y * width + from) * CHANNELS,
          (to - from) * CHANNELS);
    }
  }

  Image toImage() {
    byte[] copy = new byte[width * height * CHANNELS];
    System.arraycopy(samples, 0, copy, 0, copy.length);
    return Image.adopt(width, height, PixelFormat.RGB8, copy);
  }
}
