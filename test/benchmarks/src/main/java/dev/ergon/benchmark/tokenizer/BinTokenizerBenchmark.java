package dev.ergon.benchmark.tokenizer;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.openvla.OpenVlaTokenizer;
import dev.ergon.tokenizer.rt2.Rt2Dimension;
import dev.ergon.tokenizer.rt2.Rt2Layout;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encodes and decodes one action of seven numbers in the into-buffer forms, strict mode. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BinTokenizerBenchmark {
  private static final int ACTIONS = 1024;

  private Rt2Tokenizer rt2 = new Rt2Tokenizer(layout());
  private OpenVlaTokenizer openVla =
      new OpenVlaTokenizer(32_000, new ActionShape(1, 7), TokenizerMode.STRICT);
  private final double[][] rt2Actions = new double[ACTIONS][8];
  private final double[][] openVlaActions = new double[ACTIONS][7];
  private final int[] rt2Tokens = new int[8];
  private final int[] openVlaTokens = new int[7];
  private final double[] rt2Decoded = new double[8];
  private final double[] openVlaDecoded = new double[7];
  private int next;

  private static Rt2Layout layout() {
    List<Rt2Dimension> dimensions = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      dimensions.add(new Rt2Dimension("d" + i, -1, 1));
    }
    return Rt2Layout.of(2, dimensions);
  }

  @Setup
  public void drawActions() {
    SplittableRandom random = new SplittableRandom(7);
    for (int a = 0; a < ACTIONS; a++) {
      rt2Actions[a][0] = 1;
      for (int i = 0; i < 7; i++) {
        openVlaActions[a][i] = random.nextDouble(-1, 1);
        rt2Actions[a][i + 1] = openVlaActions[a][i];
      }
    }
  }

  private int nextAction() {
    next = (next + 1) % ACTIONS;
    return next;
  }

  @Benchmark
  public double[] rt2EncodeAndDecode() {
    rt2.encodeInto(rt2Actions[nextAction()], rt2Tokens);
    rt2.decodeInto(rt2Tokens, rt2Decoded);
    return rt2Decoded;
  }

  @Benchmark
  public double[] openVlaEncodeAndDecode() {
    openVla.encodeInto(openVlaActions[nextAction()], openVlaTokens);
    openVla.decodeInto(openVlaTokens, openVlaDecoded);
    return openVlaDecoded;
  }
}
