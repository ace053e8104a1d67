package dev.ergon.tokenizer.fast.dct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DctTest {
  /** Doubles, at most 1024 of size 1 added up: rounding stays far below this. */
  private static final double TOLERANCE = 1e-12;

  private static double[] randomSignal(int length) {
    SplittableRandom random = new SplittableRandom(length);
    return random.doubles(length, -1, 1).toArray();
  }

  private static double[] byDefinition(double[] x) {
    int length = x.length;
    double[] c = new double[length];
    for (int k = 0; k < length; k++) {
      for (int n = 0; n < length; n++) {
        c[k] += x[n] * Math.cos(Math.PI * (2 * n + 1) * k / (2.0 * length));
      }
      c[k] *= Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
    }
    return c;
  }

  private static void requireTransform(Dct dct) {
    double[] signal = randomSignal(dct.length());
    double[] coefficients = new double[dct.length()];
    dct.forward(signal, coefficients);
    assertArrayEquals(byDefinition(signal), coefficients, TOLERANCE);
    double[] back = new double[dct.length()];
    dct.inverse(coefficients, back);
    assertArrayEquals(signal, back, TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 10, 15, 16, 25, 50, 64, 100, 127, 129, 500, 1000, 1023})
  void matrixFormIsTheDefinition(int length) {
    requireTransform(new MatrixDct(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 64, 128, 256, 512, 1024})
  void fourierFormIsTheDefinition(int length) {
    requireTransform(new FourierDct(length));
  }

  @Test
  void aConstantHasExactlyOneCoefficientForOddFrequencies() {
    double[] signal = new double[50];
    Arrays.fill(signal, 0.3);
    double[] coefficients = new double[50];
    new MatrixDct(50).forward(signal, coefficients);
    for (int k = 1; k < 50; k += 2) {
      assertEquals(0, coefficients[k], 0);
    }
  }

  @Test
  void longPowersOfTwoGoThroughFourier() {
    assertInstanceOf(FourierDct.class, Dct.ofLength(1024));
    assertInstanceOf(FourierDct.class, Dct.ofLength(Dct.FOURIER_FROM));
    assertInstanceOf(MatrixDct.class, Dct.ofLength(Dct.FOURIER_FROM / 2));
    assertInstanceOf(MatrixDct.class, Dct.ofLength(50));
    assertInstanceOf(MatrixDct.class, Dct.ofLength(1000));
  }
}
