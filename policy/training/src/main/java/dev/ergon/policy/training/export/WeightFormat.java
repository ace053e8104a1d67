package dev.ergon.policy.training.export;

/** How a graph's matrices are stored. */
public enum WeightFormat {
  /** As they were trained. */
  FP32(""),
  /** One byte a weight and a scale for 32, turned back into fp32 when the graph is loaded. */
  INT8("_int8");

  private final String suffix;

  WeightFormat(String suffix) {
    this.suffix = suffix;
  }

  /** What stands between a graph's name and {@code .onnx}. */
  public String suffix() {
    return suffix;
  }
}
