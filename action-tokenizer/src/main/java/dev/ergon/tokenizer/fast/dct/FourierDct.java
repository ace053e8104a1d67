package dev.ergon.tokenizer.fast.dct;

/**
 * The transform through one complex Fourier transform of the same length, O(H log H) (Makhoul 1980,
 * "A fast cosine transform in one and two dimensions"): even samples forwards, then odd samples
 * backwards, transformed, then each bin turned by {@code -pi k / (2H)}. Powers of two only.
 */
final class FourierDct implements Dct {
  private final int length;
  // Of exp(-2 pi i j / H) for the butterflies and of exp(-i pi k / 2H) for the turn.
  private final double[] twiddleCos;
  private final double[] twiddleSin;
  private final double[] turnCos;
  private final double[] turnSin;
  private final double[] real;
  private final double[] imaginary;

  FourierDct(int length) {
    this.length = length;
    this.twiddleCos = new double[length / 2];
    this.twiddleSin = new double[length / 2];
    for (int j = 0; j < length / 2; j++) {
      twiddleCos[j] = Math.cos(2 * Math.PI * j / length);
      twiddleSin[j] = -Math.sin(2 * Math.PI * j / length);
    }
    this.turnCos = new double[length];
    this.turnSin = new double[length];
    for (int k = 0; k < length; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
      turnCos[k] = scale * Math.cos(Math.PI * k / (2.0 * length));
      turnSin[k] = -scale * Math.sin(Math.PI * k / (2.0 * length));
    }
    this.real = new double[length];
    this.imaginary = new double[length];
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void forward(double[] signal, double[] coefficients) {
    for (int n = 0; n < length / 2; n++) {
      place(n, signal[2 * n], 0);
      place(length - 1 - n, signal[2 * n + 1], 0);
    }
    transform();
    for (int k = 0; k < length; k++) {
      coefficients[k] = turnCos[k] * real[k] - turnSin[k] * imaginary[k];
    }
  }

  @Override
  public void inverse(double[] coefficients, double[] signal) {
    // The inverse of an orthonormal transform is its transpose: the same steps the other way round.
    for (int k = 0; k < length; k++) {
      place(k, turnCos[k] * coefficients[k], turnSin[k] * coefficients[k]);
    }
    transform();
    for (int n = 0; n < length / 2; n++) {
      signal[2 * n] = real[n];
      signal[2 * n + 1] = real[length - 1 - n];
    }
  }

  /** Puts a number where the bit-reversed order of the butterflies wants it. */
  private void place(int index, double re, double im) {
    int shift = Integer.numberOfLeadingZeros(length - 1);
    int reversed = Integer.reverse(index) >>> shift;
    real[reversed] = re;
    imaginary[reversed] = im;
  }

  private void transform() {
    for (int span = 1; span < length; span *= 2) {
      int stride = length / (2 * span);
      for (int start = 0; start < length; start += 2 * span) {
        for (int j = 0; j < span; j++) {
          butterfly(start + j, start + j + span, twiddleCos[j * stride], twiddleSin[j * stride]);
        }
      }
    }
  }

  private void butterfly(int a, int b, double cos, double sin) {
    double re = cos * real[b] - sin * imaginary[b];
    double im = cos * imaginary[b] + sin * real[b];
    real[b] = real[a] - re;
    imaginary[b] = imaginary[a] - im;
    real[a] += re;
    imaginary[a] += im;
  }
}
