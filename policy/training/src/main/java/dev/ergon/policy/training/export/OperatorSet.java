package dev.ergon.policy.training.export;

/** Which operators a graph is made of; what it computes is the same. */
public enum OperatorSet {
  /**
   * With ONNX Runtime's own ({@code com.microsoft}), each in the place of several, for its CPU and
   * CUDA providers.
   */
  RUNTIME,
  /** The ONNX standard alone, for TensorRT and for other runtimes. */
  STANDARD
}
