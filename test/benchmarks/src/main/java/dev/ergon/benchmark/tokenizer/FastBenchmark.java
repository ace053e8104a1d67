package dev.ergon.benchmark.tokenizer;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.FastFitter;
import dev.ergon.tokenizer.fast.FastLayout;
import dev.ergon.tokenizer.fast.FastTokenizer;
import dev.ergon.tokenizer.spec.SmoothChunks;
import java.util.List;
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

/** Encodes and decodes chunks of 50 x 14 with a vocabulary of 2048 fitted to smooth ones. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FastBenchmark {
  private static final ActionShape SHAPE = new ActionShape(50, 14);
  private static final int CHUNKS = 64;

  private FastTokenizer tokenizer = fitted();
  private List<double[][]> chunks = SmoothChunks.of(SHAPE, CHUNKS, 1);
  private int[][] tokens = new int[CHUNKS][];
  private int next;

  private static FastTokenizer fitted() {
    FastFitter fitter = new FastFitter(SHAPE, FastLayout.DEFAULT_SCALE, 2048);
    SmoothChunks.of(SHAPE, 1200, 1).forEach(fitter::add);
    return fitter.fit().tokenizer(TokenizerMode.STRICT);
  }

  @Setup
  public void encodeOnce() {
    for (int i = 0; i < CHUNKS; i++) {
      tokens[i] = tokenizer.encode(chunks.get(i));
    }
  }

  private int nextChunk() {
    next = (next + 1) % CHUNKS;
    return next;
  }

  @Benchmark
  public int[] encode() {
    return tokenizer.encode(chunks.get(nextChunk()));
  }

  @Benchmark
  public double[][] decode() {
    return tokenizer.decode(tokens[nextChunk()]);
  }

  @Benchmark
  public double[][] encodeAndDecode() {
    return tokenizer.decode(tokenizer.encode(chunks.get(nextChunk())));
  }
}
