package dev.ergon.tokenizer;

/** One kind of number that a dataset's statistics hold for every dimension. */
public enum Statistic {
  MIN("min"),
  MAX("max"),
  MEAN("mean"),
  STD("std"),
  /** The 1st percentile. */
  Q01("q01"),
  /** The 99th percentile. */
  Q99("q99");

  private final String key;

  Statistic(String key) {
    this.key = key;
  }

  /** How statistics files spell it. */
  public String key() {
    return key;
  }
}
