package dev.ergon.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.tokenizer.fast.FastLayout;
import dev.ergon.tokenizer.fast.FastTokenizer;
import dev.ergon.tokenizer.fast.bpe.TokenizerJson;
import dev.ergon.tokenizer.openvla.OpenVlaTokenizer;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import dev.ergon.tokenizer.rt2.BinArithmetic;
import dev.ergon.tokenizer.rt2.BinDecoding;
import dev.ergon.tokenizer.rt2.Rt2Dimension;
import dev.ergon.tokenizer.rt2.Rt2Layout;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import dev.ergon.tokenizer.rt2.VocabularyBinding;
import dev.ergon.tokenizer.statistics.NormalisationScheme;
import dev.ergon.tokenizer.statistics.NormalisedTokenizer;
import dev.ergon.tokenizer.statistics.Normaliser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/**
 * What strict mode promises of any input. A few thousand cases each; the nightly command runs a
 * million ({@code -Djqwik.tries.default=1000000}, see docs/action-tokenizers.md).
 */
class StrictProperties {
  private static final double ULPS = 1e-14;
  private static final double[] LOW = {-0.05, -1, 0, -Math.PI};
  private static final double[] HIGH = {0.05, 1, 1, 0.3};

  private final Rt2Layout layout =
      Rt2Layout.of(
          2,
          List.of(
              new Rt2Dimension("a", LOW[0], HIGH[0]),
              new Rt2Dimension("b", LOW[1], HIGH[1]),
              new Rt2Dimension("c", LOW[2], HIGH[2]),
              new Rt2Dimension("d", LOW[3], HIGH[3])));
  private final Rt2Tokenizer rt2 = new Rt2Tokenizer(layout);
  private final Rt2Tokenizer rt2Centre =
      new Rt2Tokenizer(
          new Rt2Layout(2, layout.dimensions(), 256, BinDecoding.CENTRE, BinArithmetic.FLOAT64));
  private final Rt2Tokenizer rt2Bound =
      new Rt2Tokenizer(layout, VocabularyBinding.last(32_000, 256), TokenizerMode.STRICT);
  private final OpenVlaTokenizer openVla =
      new OpenVlaTokenizer(32_000, new ActionShape(1, 4), TokenizerMode.STRICT);
  private final NormalisedTokenizer openVlaInUnits =
      new NormalisedTokenizer(
          openVla,
          new Normaliser(
              ActionStatistics.of("test", Map.of(Statistic.Q01, LOW, Statistic.Q99, HIGH)),
              NormalisationScheme.OPENVLA,
              TokenizerMode.STRICT));
  private final FastTokenizer fast =
      new FastTokenizer(
          new FastLayout(10, -32, new ActionShape(10, 7)),
          TokenizerJson.read(ReferenceVectors.path("fast_h10_d7_v1024/tokenizer.json")),
          TokenizerMode.STRICT);

  private List<ActionTokenizer> all() {
    return List.of(rt2, rt2Centre, rt2Bound, openVla, openVlaInUnits, fast);
  }

  @Property
  void rt2LosesLessThanABinAndOnlyDownwards(
      @ForAll @Size(4) List<@DoubleRange(min = 0, max = 1) @Scale(15) Double> parts) {
    double[] row = row(parts);
    double[] edge = rt2.decode(rt2.encode(new double[][] {row}))[0];
    double[] bound = rt2Bound.decode(rt2Bound.encode(new double[][] {row}))[0];
    double[] centre = rt2Centre.decode(rt2Centre.encode(new double[][] {row}))[0];
    for (int i = 0; i < LOW.length; i++) {
      double bin = (HIGH[i] - LOW[i]) / 255;
      double loss = row[i + 1] - edge[i + 1];
      assertTrue(loss >= -ULPS && loss <= bin + ULPS, "left edge loses " + loss);
      assertEquals(edge[i + 1], bound[i + 1], 0);
      assertEquals(row[i + 1], centre[i + 1], bin / 2 + ULPS);
    }
  }

  @Property
  void openVlaStaysWithinHalfABin(
      @ForAll @Size(4) List<@DoubleRange(min = 0, max = 1) @Scale(15) Double> parts) {
    double[] units = new double[LOW.length];
    double[] normalised = new double[LOW.length];
    for (int i = 0; i < LOW.length; i++) {
      units[i] = LOW[i] + parts.get(i) * (HIGH[i] - LOW[i]);
      normalised[i] = 2 * parts.get(i) - 1;
    }
    double[] decoded = openVla.decode(openVla.encode(new double[][] {normalised}))[0];
    double[] inUnits = openVlaInUnits.decode(openVlaInUnits.encode(new double[][] {units}))[0];
    for (int i = 0; i < LOW.length; i++) {
      assertEquals(normalised[i], decoded[i], 1 / 255.0 + ULPS);
      // The epsilon of OpenVLA's training formula moves a number by up to 1e-8 of the range.
      assertEquals(units[i], inUnits[i], (HIGH[i] - LOW[i]) / 510 + 1e-7);
    }
  }

  @Property
  void fastKeepsEveryCoefficientWithinHalfAStep(@ForAll("smoothPhases") double[] phases) {
    double[][] chunk = new double[10][7];
    for (int n = 0; n < 10; n++) {
      for (int d = 0; d < 7; d++) {
        chunk[n][d] = 0.7 * Math.sin(phases[d] + 0.25 * n);
      }
    }
    double[][] decoded;
    try {
      decoded = fast.decode(fast.encode(chunk));
    } catch (TokenizerException e) {
      // The fit never saw every coefficient that such a chunk may round to.
      assertEquals(TokenizerException.Code.OUT_OF_RANGE, e.code());
      return;
    }
    // The transform is orthonormal: H errors of at most half a step, squared and added up.
    double bound = 10 * 0.05 * 0.05;
    for (int d = 0; d < 7; d++) {
      double squares = 0;
      for (int n = 0; n < 10; n++) {
        squares += Math.pow(decoded[n][d] - chunk[n][d], 2);
      }
      assertTrue(squares <= bound + ULPS, "squared error " + squares);
    }
  }

  @Property
  void hostileActionsGiveActionTokensOrATypedError(@ForAll("hostileActions") double[][] actions) {
    for (ActionTokenizer tokenizer : all()) {
      try {
        int[] tokens = tokenizer.encode(actions);
        for (int token : tokens) {
          assertTrue(tokenizer.vocabulary().allows(token));
        }
        requireInRange(tokenizer, tokenizer.decode(tokens));
      } catch (TokenizerException e) {
        assertTrue(e.toString().length() > 30); // says what is wrong
      }
    }
  }

  @Property
  void hostileTokensGiveActionsInRangeOrATypedError(@ForAll("hostileTokens") int[] tokens) {
    for (ActionTokenizer tokenizer : all()) {
      try {
        requireInRange(tokenizer, tokenizer.decode(tokens));
      } catch (TokenizerException e) {
        assertTrue(e.toString().length() > 30);
      }
    }
  }

  @Property
  void whatTheMaskAllowsAlwaysDecodes(@ForAll long seed) {
    Random random = new Random(seed);
    for (ActionTokenizer tokenizer : List.of(rt2, rt2Bound, openVla, openVlaInUnits)) {
      int[] tokens = new int[64];
      int count = 0;
      while (!tokenizer.allowedTokens(count).isEmpty()) {
        int[] ids = tokenizer.allowedTokens(count).ids();
        tokens[count++] = ids[random.nextInt(ids.length)];
      }
      requireInRange(tokenizer, tokenizer.decode(Arrays.copyOf(tokens, count)));
    }
  }

  @Property(tries = 100)
  void fastsGrammarEndsInACompleteChunk(@ForAll long seed) {
    Random random = new Random(seed);
    int[] tokens = new int[280];
    int count = 0;
    for (TokenMask mask = fast.allowedAfter(tokens, 0);
        !mask.isEmpty();
        mask = fast.allowedAfter(tokens, count)) {
      int[] ids = mask.ids();
      tokens[count++] = ids[random.nextInt(ids.length)];
      assertTrue(fast.vocabulary().allows(tokens[count - 1]));
    }
    try {
      requireInRange(fast, fast.decode(Arrays.copyOf(tokens, count)));
    } catch (TokenizerException e) {
      // Random coefficients may add up past the bound, and to nothing else that is refused.
      assertEquals(TokenizerException.Code.OUT_OF_RANGE, e.code());
    }
  }

  private void requireInRange(ActionTokenizer tokenizer, double[][] actions) {
    for (double[] row : actions) {
      for (int i = 0; i < row.length; i++) {
        assertTrue(Double.isFinite(row[i]));
        boolean binned = tokenizer instanceof Rt2Tokenizer;
        int dimension = binned ? i - 1 : i;
        double low = -1.2;
        double high = 1.2;
        if (binned) {
          low = dimension < 0 ? 0 : LOW[dimension];
          high = dimension < 0 ? 1 : HIGH[dimension];
        } else if (tokenizer == openVlaInUnits) {
          low = LOW[dimension];
          high = HIGH[dimension];
        } else if (tokenizer == openVla) {
          low = -1;
          high = 1;
        }
        assertTrue(row[i] >= low && row[i] <= high, tokenizer + " gave " + row[i]);
      }
    }
  }

  private static double[] row(List<Double> parts) {
    double[] row = new double[1 + LOW.length];
    row[0] = parts.get(0) < 0.5 ? 0 : 1;
    for (int i = 0; i < LOW.length; i++) {
      row[i + 1] = Math.min(LOW[i] + parts.get(i) * (HIGH[i] - LOW[i]), HIGH[i]);
    }
    return row;
  }

  @Provide
  Arbitrary<double[]> smoothPhases() {
    return Arbitraries.doubles()
        .between(0, 2 * Math.PI)
        .ofScale(15)
        .array(double[].class)
        .ofSize(7);
  }

  @Provide
  Arbitrary<double[][]> hostileActions() {
    Arbitrary<Double> number =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.doubles().between(-1, 1).ofScale(15)),
            Tuple.of(1, Arbitraries.longs().map(Double::longBitsToDouble)),
            Tuple.of(
                1,
                Arbitraries.of(
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    1e308,
                    -1e308,
                    5552.0,
                    -0.0,
                    Double.MIN_VALUE,
                    1.0000001)));
    Arbitrary<Integer> rows = Arbitraries.of(0, 1, 1, 1, 2, 10, 10);
    Arbitrary<Integer> columns = Arbitraries.of(0, 3, 4, 4, 5, 5, 7, 7);
    return rows.flatMap(h ->
        columns.flatMap(
            d -> number.array(double[].class).ofSize(d).array(double[][].class).ofSize(h)));
  }

  @Provide
  Arbitrary<int[]> hostileTokens() {
    Arbitrary<Integer> token =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between(0, 255)),
            Tuple.of(4, Arbitraries.integers().between(0, 1023)),
            Tuple.of(4, Arbitraries.integers().between(31_744, 31_999)),
            Tuple.of(1, Arbitraries.integers()),
            Tuple.of(
                1,
                Arbitraries.of(
                    -1, 2, 256, 31_743, 32_000, 32_063, Integer.MIN_VALUE, Integer.MAX_VALUE)));
    return Arbitraries.oneOf(
        token.array(int[].class).ofMaxSize(90),
        token.array(int[].class).ofSize(4),
        token.array(int[].class).ofSize(5),
        Arbitraries.integers().between(31_744, 31_999).array(int[].class).ofSize(5),
        Arbitraries.integers().between(0, 255).array(int[].class).ofSize(5),
        Arbitraries.integers().between(0, 1023).array(int[].class).ofMinSize(20).ofMaxSize(70));
  }
}
