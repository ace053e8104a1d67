package dev.ergon.perception.image;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Resizes as Pillow does, to the bit: rows first, then columns, each pass a weighted sum in 22-bit
 * fixed point that is clipped to 8 bits; a pass that would not change the size is left out. Owned
 * by one thread.
 */
final class Resampler {
  private static final int HALF = 1 << (ResampleWeights.PRECISION_BITS - 1);
  private static final int KEPT = 32;

  private record Axis(int sourceSize, int targetSize, ResampleFilter filter) {}

  private final Map<Axis, ResampleWeights> known =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Axis, ResampleWeights> eldest) {
          return size() > KEPT;
        }
      };
  private final RgbRaster between = new RgbRaster();

  /** Fills {@code target} with {@code source} at a new size. */
  void resize(RgbRaster source, RgbRaster target, int width, int height, ResampleFilter filter) {
    boolean rows = width != source.width();
    boolean columns = height != source.height();
    if (rows && columns) {
      between.resize(width, source.height());
      resampleRows(source, between, weights(source.width(), width, filter));
      target.resize(width, height);
      resampleColumns(between, target, weights(source.height(), height, filter));
    } else if (rows) {
      target.resize(width, height);
      resampleRows(source, target, weights(source.width(), width, filter));
    } else if (columns) {
      target.resize(width, height);
      resampleColumns(source, target, weights(source.height(), height, filter));
    } else {
      target.resize(width, height);
      System.arraycopy(
          source.samples(), 0, target.samples(), 0, width * height * RgbRaster.CHANNELS);
    }
  }

  private ResampleWeights weights(int sourceSize, int targetSize, ResampleFilter filter) {
    return known.computeIfAbsent(
        new Axis(sourceSize, targetSize, filter),
        axis -> new ResampleWeights(axis.sourceSize(), axis.targetSize(), axis.filter()));
  }

  private static void resampleRows(RgbRaster source, RgbRaster target, ResampleWeights weights) {
    byte[] in = source.samples();
    byte[] out = target.samples();
    int at = 0;
    for (int y = 0; y < target.height(); y++) {
      int row = y * source.width();
      for (int x = 0; x < target.width(); x++) {
        int pixel = (row + weights.first(x)) * RgbRaster.CHANNELS;
        int count = weights.count(x);
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        for (int i = 0; i < count; i++) {
          int weight = weights.weight(x, i);
          red += (in[pixel] & 0xFF) * weight;
          green += (in[pixel + 1] & 0xFF) * weight;
          blue += (in[pixel + 2] & 0xFF) * weight;
          pixel += RgbRaster.CHANNELS;
        }
        out[at++] = clip(red);
        out[at++] = clip(green);
        out[at++] = clip(blue);
      }
    }
  }

  private static void resampleColumns(RgbRaster source, RgbRaster target, ResampleWeights weights) {
    byte[] in = source.samples();
    byte[] out = target.samples();
    int stride = source.width() * RgbRaster.CHANNELS;
    int at = 0;
    for (int y = 0; y < target.height(); y++) {
      int from = weights.first(y) * stride;
      int count = weights.count(y);
      for (int column = 0; column < stride; column++) {
        int sum = HALF;
        int sample = from + column;
        for (int i = 0; i < count; i++) {
          sum += (in[sample] & 0xFF) * weights.weight(y, i);
          sample += stride;
        }
        out[at++] = clip(sum);
      }
    }
  }

  private static byte clip(int sum) {
    int value = sum >> ResampleWeights.PRECISION_BITS;
    return (byte) (value < 0 ? 0 : value > 255 ? 255 : value);
  }
}
