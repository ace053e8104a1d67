package dev.ergon.tokenizer;

/**
 * Actions to token ids and back. The one interface that policies decode through.
 *
 * <p>Not real-time safe unless a scheme's into-buffer form says so.
 */
public interface ActionTokenizer {
  /** How many actions of how many numbers go in and come out. */
  ActionShape shape();

  TokenizerMode mode();

  /**
   * The ids that say {@code actions}.
   *
   * @param actions [H][D], not modified
   * @throws TokenizerException for what {@link #mode()} refuses
   */
  int[] encode(double[][] actions);

  /**
   * What {@code tokens} say, [H][D]; in strict mode finite and inside the scheme's range.
   *
   * @param tokens not modified
   * @throws TokenizerException for what {@link #mode()} refuses
   */
  double[][] decode(int[] tokens);

  /** Every id that an action may hold. */
  TokenMask vocabulary();

  /**
   * The ids that may stand at {@code position} (0-based) of an action: what constrained decoding
   * samples from. Empty past the longest action.
   */
  TokenMask allowedTokens(int position);
}
