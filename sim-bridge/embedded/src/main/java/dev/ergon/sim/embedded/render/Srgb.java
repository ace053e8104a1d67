package dev.ergon.sim.embedded.render;

/** The sRGB transfer curve (IEC 61966-2-1) as tables. Immutable. */
final class Srgb {
  private static final int STEPS = 4096;
  private static final double[] TO_LINEAR = new double[256];
  private static final byte[] TO_BYTE = new byte[STEPS + 1];

  static {
    for (int i = 0; i < 256; i++) {
      double c = i / 255.0;
      TO_LINEAR[i] = c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }
    for (int i = 0; i <= STEPS; i++) {
      double l = (double) i / STEPS;
      double c = l <= 0.0031308 ? 12.92 * l : 1.055 * StrictMath.pow(l, 1 / 2.4) - 0.055;
      TO_BYTE[i] = (byte) (int) (c * 255 + 0.5);
    }
  }

  private Srgb() {}

  /** Light of a sample 0..255, on the scale 0..1. */
  static double linear(int sample) {
    return TO_LINEAR[sample & 0xFF];
  }

  /** The sample for an amount of light >= 0; what is brighter than 1 becomes 255. */
  static byte sample(double light) {
    return light >= 1 ? (byte) 255 : TO_BYTE[(int) (light * STEPS + 0.5)];
  }
}
