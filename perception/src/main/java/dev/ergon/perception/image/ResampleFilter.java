package dev.ergon.perception.image;

import dev.ergon.core.error.InvalidInputException;

/**
 * The convolution filters of Pillow's {@code Image.resize} ({@code src/libImaging/Resample.c}).
 * When a picture shrinks, the filter is widened by the ratio, so that every source pixel counts.
 */
public enum ResampleFilter {
  BOX(4, 0.5) {
    @Override
    double at(double x) {
      return x > -0.5 && x <= 0.5 ? 1 : 0;
    }
  },
  BILINEAR(2, 1) {
    @Override
    double at(double x) {
      double distance = Math.abs(x);
      return distance < 1 ? 1 - distance : 0;
    }
  },
  HAMMING(5, 1) {
    @Override
    double at(double x) {
      double distance = Math.abs(x);
      if (distance == 0) {
        return 1;
      }
      if (distance >= 1) {
        return 0;
      }
      double angle = distance * Math.PI;
      return StrictMath.sin(angle) / angle * (0.54 + 0.46 * StrictMath.cos(angle));
    }
  },
  BICUBIC(3, 2) {
    private static final double A = -0.5;

    @Override
    double at(double x) {
      double d = Math.abs(x);
      if (d < 1) {
        return ((A + 2) * d - (A + 3)) * d * d + 1;
      }
      return d < 2 ? (((d - 5) * d + 8) * d - 4) * A : 0;
    }
  },
  LANCZOS(1, 3) {
    @Override
    double at(double x) {
      return -3 <= x && x < 3 ? sinc(x) * sinc(x / 3) : 0;
    }
  };

  private final int pillowCode;
  private final double support;

  ResampleFilter(int pillowCode, double support) {
    this.pillowCode = pillowCode;
    this.support = support;
  }

  /**
   * The filter that {@code preprocessor_config.json} means by {@code resample}.
   *
   * @throws InvalidInputException if it means none, or the nearest neighbour (0)
   */
  public static ResampleFilter ofPillowCode(int code) {
    for (ResampleFilter filter : values()) {
      if (filter.pillowCode == code) {
        return filter;
      }
    }
    throw new InvalidInputException(
        "resample: got "
            + code
            + ", wanted 1 (lanczos), 2 (bilinear), 3 (bicubic), 4 (box) or 5 (hamming)");
  }

  /** Half the width of the filter, in pixels of the smaller picture. */
  double support() {
    return support;
  }

  /** The weight at distance {@code x}, in pixels of the smaller picture. */
  abstract double at(double x);

  private static double sinc(double x) {
    if (x == 0) {
      return 1;
    }
    double angle = x * Math.PI;
    return StrictMath.sin(angle) / angle;
  }
}
