package dev.ergon.benchmark.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.FastLayout;
import dev.ergon.tokenizer.fast.FastTokenizer;
import dev.ergon.tokenizer.fast.bpe.TokenizerJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/**
 * Encodes and decodes the reference vectors' chunks of 50 x 14 with their vocabulary of 2048. Run
 * from the project's folder.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FastBenchmark {
  private static final Path REFERENCE =
      Path.of(
          "action-tokenizer/src/test/resources/dev/ergon/tokenizer/reference/fast_h50_d14_v2048");
  private static final FastLayout LAYOUT =
      new FastLayout(FastLayout.DEFAULT_SCALE, -71, new ActionShape(50, 14));

  private final FastTokenizer tokenizer =
      new FastTokenizer(
          LAYOUT, TokenizerJson.read(REFERENCE.resolve("tokenizer.json")), TokenizerMode.STRICT);
  private final List<double[][]> chunks = chunks();
  private final int[][] tokens = new int[chunks.size()][];
  private int next;

  private static List<double[][]> chunks() {
    ObjectMapper json = new ObjectMapper();
    List<double[][]> chunks = new ArrayList<>();
    try {
      for (JsonNode vector :
          json.readTree(REFERENCE.resolve("vectors.json").toFile()).path("encode")) {
        chunks.add(json.convertValue(vector.path("input"), double[][].class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("run from the project's folder", e);
    }
    return chunks;
  }

  @Setup
  public void encodeOnce() {
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = tokenizer.encode(chunks.get(i));
    }
  }

  private int nextChunk() {
    next = (next + 1) % tokens.length;
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
