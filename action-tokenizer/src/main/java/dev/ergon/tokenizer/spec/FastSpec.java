package dev.ergon.tokenizer.spec;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.FastTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** FAST over normalised chunks. */
public record FastSpec(FastTokenizer tokenizer) implements TokenizerSpec {
  private static final int TRIAL_CHUNKS = 64;
  private static final long TRIAL_SEED = 1;

  @Override
  public TokenizerMode mode() {
    return tokenizer.mode();
  }

  @Override
  public int[] encode(double[][] actions) {
    return tokenizer.encode(actions);
  }

  @Override
  public double[][] decode(int[] tokens) {
    return tokenizer.decode(tokens);
  }

  @Override
  public Optional<String> text(int[] tokens) {
    return Optional.empty();
  }

  @Override
  public TokenizerReport report() {
    ActionShape shape = tokenizer.shape();
    RoundTrip[] errors = new RoundTrip[shape.dimensions()];
    for (int d = 0; d < errors.length; d++) {
      errors[d] = new RoundTrip();
    }
    long numbers = 0;
    long tokens = 0;
    int refused = 0;
    for (double[][] chunk : SmoothChunks.of(shape, TRIAL_CHUNKS, TRIAL_SEED)) {
      try {
        int[] ids = tokenizer.encode(chunk);
        gather(errors, chunk, tokenizer.decode(ids));
        numbers += shape.size();
        tokens += ids.length;
      } catch (TokenizerException e) {
        refused++; // reported: a vocabulary may not know what these chunks need
      }
    }
    List<TokenizerReport.Dimension> dimensions = new ArrayList<>();
    double step = 1 / tokenizer.layout().scale();
    for (int d = 0; d < errors.length; d++) {
      dimensions.add(
          new TokenizerReport.Dimension(
              "dimension " + d, -1, 1, 0, step, errors[d].mean(), errors[d].max()));
    }
    return new TokenizerReport(
        "fast",
        SpecFile.text(mode()),
        tokenizer.vocabulary().size(),
        tokens == 0 ? 0 : (double) numbers / tokens,
        refused,
        dimensions,
        List.of(
            "errors and numbers per token are of "
                + (TRIAL_CHUNKS - refused)
                + " made-up smooth chunks; the resolution is that of a coefficient"));
  }

  private static void gather(RoundTrip[] errors, double[][] chunk, double[][] decoded) {
    for (int n = 0; n < chunk.length; n++) {
      for (int d = 0; d < errors.length; d++) {
        errors[d].add(chunk[n][d], decoded[n][d]);
      }
    }
  }
}
