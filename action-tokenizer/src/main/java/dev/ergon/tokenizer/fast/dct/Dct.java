package dev.ergon.tokenizer.fast.dct;

/**
 * The DCT-II with orthonormal scaling and its inverse (DCT-III), of one column of length H:
 *
 * <pre>C[k] = s_k sum_n x[n] cos(pi (2n + 1) k / (2H)),  s_0 = sqrt(1/H),  s_k = sqrt(2/H)</pre>
 *
 * <p>Holds its own workspace: one thread at a time. Allocates nothing once made.
 */
public sealed interface Dct permits MatrixDct, FourierDct {
  /**
   * From this length on, powers of two go through the Fourier transform; below, the matrix does
   * fewer operations.
   */
  int FOURIER_FROM = 128;

  /** The faster form for {@code length}, 1..1024. */
  static Dct ofLength(int length) {
    boolean powerOfTwo = Integer.bitCount(length) == 1;
    return powerOfTwo && length >= FOURIER_FROM ? new FourierDct(length) : new MatrixDct(length);
  }

  /** H. */
  int length();

  /**
   * @param signal [H], not modified
   * @param coefficients [H], overwritten; another array than {@code signal}
   */
  void forward(double[] signal, double[] coefficients);

  /**
   * @param coefficients [H], not modified
   * @param signal [H], overwritten; another array than {@code coefficients}
   */
  void inverse(double[] coefficients, double[] signal);
}
