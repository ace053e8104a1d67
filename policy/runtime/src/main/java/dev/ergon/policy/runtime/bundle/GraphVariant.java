package dev.ergon.policy.runtime.bundle;

/** Which of a graph's exports is loaded: the suffix of its file, as transformers.js names them. */
public enum GraphVariant {
  FP32(""),
  FP16("_fp16"),
  INT8("_int8"),
  UINT8("_uint8"),
  QUANTIZED("_quantized"),
  Q4("_q4"),
  Q4F16("_q4f16"),
  BNB4("_bnb4");

  private final String suffix;

  GraphVariant(String suffix) {
    this.suffix = suffix;
  }

  /** What stands between the graph's name and {@code .onnx}. */
  public String suffix() {
    return suffix;
  }
}
