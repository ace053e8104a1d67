package dev.ergon.tokenizer.fast;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerException.Code;
import dev.ergon.tokenizer.fast.bpe.BytePairTrainer;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a FAST vocabulary to chunks of one shape, as the published {@code fit} does: the alphabet is
 * the whole range of rounded coefficients found, the rest is learnt. Takes chunks one by one and
 * keeps only their coefficients. One use, one thread.
 */
public final class FastFitter {
  /** The most coefficients a fit takes in all, which bounds its memory. */
  public static final long MAX_COEFFICIENTS = 100_000_000;

  private static final int MAX_RANGE = 0xD800 - 1; // code points below the surrogates

  private final ActionShape shape;
  private final double scale;
  private final int vocabularySize;
  private final ChunkTransform transform;
  private final List<int[]> rounded = new ArrayList<>();
  private int least = Integer.MAX_VALUE;
  private int most = Integer.MIN_VALUE;

  public FastFitter(ActionShape shape, double scale, int vocabularySize) {
    this.shape = new FastLayout(scale, 0, shape).shape();
    this.scale = scale;
    this.vocabularySize = vocabularySize;
    this.transform = new ChunkTransform(shape.horizon());
  }

  /**
   * Adds a chunk.
   *
   * @param actions normalised, [H][D], not modified
   * @throws TokenizerException {@code wrong_length}, {@code non_finite}, {@code out_of_range} for
   *     numbers beyond {@link FastTokenizer#MAX_NORMALISED}, {@code bad_input} past {@link
   *     #MAX_COEFFICIENTS}
   */
  public void add(double[][] actions) {
    FastTokenizer.requireNormalised(shape.flatten(actions), "action, number");
    if ((rounded.size() + 1L) * shape.size() > MAX_COEFFICIENTS) {
      throw TokenizerException.badInput(
          "FAST fit: got more than " + MAX_COEFFICIENTS + " numbers; fit a sample of the chunks");
    }
    double[] coefficients = transform.roundedCoefficients(actions, scale);
    int[] integers = new int[coefficients.length];
    for (int i = 0; i < integers.length; i++) {
      if (Math.abs(coefficients[i]) > MAX_RANGE) {
        throw TokenizerException.outOfRange(
            "rounded coefficient", i, coefficients[i], -MAX_RANGE, MAX_RANGE);
      }
      integers[i] = (int) coefficients[i];
      least = Math.min(least, integers[i]);
      most = Math.max(most, integers[i]);
    }
    rounded.add(integers);
  }

  /** How many chunks were added. */
  public int chunks() {
    return rounded.size();
  }

  /**
   * Learns the vocabulary.
   *
   * @throws TokenizerException {@code bad_input} without chunks, {@code out_of_range} if their
   *     coefficients do not fit the vocabulary
   */
  public FittedFast fit() {
    if (rounded.isEmpty()) {
      throw TokenizerException.badInput("FAST fit: got no chunk, wanted at least one");
    }
    int range = most - least;
    if (range > vocabularySize || range > MAX_RANGE) {
      throw new TokenizerException(
          Code.OUT_OF_RANGE,
          "FAST fit: rounded coefficients span "
              + least
              + ".."
              + most
              + ", more than a vocabulary of "
              + vocabularySize
              + " can say; lower the scale or raise the vocabulary");
    }
    for (int[] text : rounded) {
      for (int i = 0; i < text.length; i++) {
        text[i] -= least;
      }
    }
    var vocabulary = BytePairTrainer.train(rounded, range, vocabularySize);
    var fitted = new FittedFast(new FastLayout(scale, least, shape), vocabulary);
    rounded.clear();
    return fitted;
  }
}
