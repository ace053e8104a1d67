package dev.ergon.tokenizer.rt2;

/** The width of the published formula's arithmetic; the two differ only on exact bin edges. */
public enum BinArithmetic {
  FLOAT64,
  /** As the published TensorFlow code runs it. */
  FLOAT32
}
