package dev.ergon.launch.doctor;

import dev.ergon.policy.runtime.onnx.ExecutionProvider;
import dev.ergon.policy.runtime.onnx.ProviderProbe;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can run a policy's graphs here: each execution provider is tried for real. */
final class InferenceProbe {
  /** One finding for each provider, in the order in which a policy tries them. */
  List<Finding> providers() {
    return Arrays.stream(ExecutionProvider.values()).map(InferenceProbe::provider).toList();
  }

  private static Finding provider(ExecutionProvider provider) {
    Optional<String> refusal = ProviderProbe.refusal(provider);
    return new Finding(
        "policies on " + name(provider),
        refusal.isEmpty(),
        refusal.orElse("a graph ran on it"),
        gives(provider),
        refusal.isEmpty() ? "" : remedy(provider));
  }

  private static String name(ExecutionProvider provider) {
    return switch (provider) {
      case TENSORRT -> "TensorRT";
      case CUDA -> "CUDA";
      case CPU -> "the CPU";
    };
  }

  private static String gives(ExecutionProvider provider) {
    return switch (provider) {
      case TENSORRT -> "vision encoders in fp16 or int8 on an NVIDIA GPU";
      case CUDA -> "large policies on an NVIDIA GPU";
      case CPU -> "small policies, the shipped one among them";
    };
  }

  private static String remedy(ExecutionProvider provider) {
    return switch (provider) {
      case TENSORRT, CUDA ->
          "none needed for the shipped policy; docs/jetson.md has the GPU build and its libraries";
      case CPU -> "use a host that ONNX Runtime has a library for: Linux, macOS or Windows, 64 bit";
    };
  }
}
