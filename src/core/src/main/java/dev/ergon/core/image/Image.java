package dev.ergon.core.image;

import java.util.Arrays;

/**
 * An 8-bit picture, row by row from the top left, channels interleaved: sample {@code (x, y, c)}
 * lies at {@code (y * width + x) * channels + c}. Immutable.
 */
public final class Image {
  /** Larger than any camera Ergon drives; a bound for what a file or a message may claim. */
  public static final int MAX_SIDE = 16384;

  private final int width;
  private final int height;
  private final PixelFormat format;
  private final byte[] samples;

  private Image(int width, int height, PixelFormat format, byte[] samples) {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "image size: got " + width + "x" + height + ", wanted 1.." + MAX_SIDE + " each");
    }
    long wanted = (long) width * height * format.channels();
    if (samples.length != wanted) {
      throw new IllegalArgumentException(
          "image samples: got "
              + samples.length
              + " bytes, wanted "
              + wanted
              + " for "
              + width
              + "x"
              + height
              + " "
              + format);
    }
    this.width = width;
    this.height = height;
    this.format = format;
    this.samples = samples;
  }

  /** A picture with a copy of {@code samples}. */
  public static Image copyOf(int width, int height, PixelFormat format, byte[] samples) {
    return new Image(width, height, format, samples.clone());
  }

  /** A picture that takes {@code samples} over; the caller must not touch the array again. */
  public static Image adopt(int width, int height, PixelFormat format, byte[] samples) {
    return new Image(width, height, format, samples);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public PixelFormat format() {
    return format;
  }

  /** The sample at column {@code x}, row {@code y}, channel {@code c}: 0..255. */
  public int sample(int x, int y, int c) {
    return samples[(y * width + x) * format.channels() + c] & 0xFF;
  }

  /** A copy of all samples. */
  public byte[] toBytes() {
    return samples.clone();
  }

  /** Copies row {@code y} to {@code target} at {@code offset}: {@code width * channels} bytes. */
  public void copyRow(int y, byte[] target, int offset) {
    int length = width * format.channels();
    System.arraycopy(samples, y * length, target, offset, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image that
        && width == that.width
        && height == that.height
        && format == that.format
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(samples) * 31 + width;
  }

  @Override
  public String toString() {
    return "Image[" + width + "x" + height + " " + format + "]";
  }
}
