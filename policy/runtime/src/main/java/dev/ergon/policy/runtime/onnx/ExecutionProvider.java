package dev.ergon.policy.runtime.onnx;

/** What runs a graph's operators. */
public enum ExecutionProvider {
  TENSORRT,
  CUDA,
  CPU
}
