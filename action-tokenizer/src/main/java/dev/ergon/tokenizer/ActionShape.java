package dev.ergon.tokenizer;

/**
 * How many actions of how many numbers a tokenizer handles at once; 65,536 numbers at most.
 *
 * @param horizon rows H, 1..{@value #MAX_HORIZON}
 * @param dimensions numbers in a row D, 1..{@value #MAX_DIMENSIONS}
 */
public record ActionShape(int horizon, int dimensions) {
  public static final int MAX_HORIZON = 1024;
  public static final int MAX_DIMENSIONS = 1024;
  private static final int MAX_SIZE = 65_536;

  public ActionShape {
    if (horizon < 1
        || horizon > MAX_HORIZON
        || dimensions < 1
        || dimensions > MAX_DIMENSIONS
        || horizon * dimensions > MAX_SIZE) {
      throw TokenizerException.badInput(
          "action shape: got "
              + horizon
              + " x "
              + dimensions
              + ", wanted 1.."
              + MAX_HORIZON
              + " x 1.."
              + MAX_DIMENSIONS
              + " and "
              + MAX_SIZE
              + " numbers in all");
    }
  }

  /** H x D. */
  public int size() {
    return horizon * dimensions;
  }

  /**
   * Row by row in one array.
   *
   * @param actions exactly [H][D]
   * @throws TokenizerException {@code wrong_length} for any other shape
   */
  public double[] flatten(double[][] actions) {
    if (actions.length != horizon) {
      throw TokenizerException.wrongLength("rows of the action", actions.length, horizon);
    }
    double[] flat = new double[size()];
    for (int row = 0; row < horizon; row++) {
      if (actions[row].length != dimensions) {
        throw TokenizerException.wrongLength(
            "numbers in row " + row + " of the action", actions[row].length, dimensions);
      }
      System.arraycopy(actions[row], 0, flat, row * dimensions, dimensions);
    }
    return flat;
  }

  /** The inverse of {@link #flatten}. */
  public double[][] unflatten(double[] flat) {
    if (flat.length != size()) {
      throw TokenizerException.wrongLength("numbers of the action", flat.length, size());
    }
    double[][] actions = new double[horizon][dimensions];
    for (int row = 0; row < horizon; row++) {
      System.arraycopy(flat, row * dimensions, actions[row], 0, dimensions);
    }
    return actions;
  }
}
