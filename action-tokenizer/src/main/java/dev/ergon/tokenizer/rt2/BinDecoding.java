package dev.ergon.tokenizer.rt2;

/** Which value a bin stands for when it is decoded. */
public enum BinDecoding {
  /**
   * As published: the bin's left edge, half a bin too low on average; 0 is not among the values of
   * a symmetric range.
   */
  LEFT_EDGE,
  /** The middle of the bin; the last bin, which holds only the upper bound, stays there. */
  CENTRE
}
