package dev.ergon.policy.runtime.onnx;

import dev.ergon.core.config.Default;
import java.util.List;
import java.util.Map;

/**
 * How one graph is run.
 *
 * @param providers tried in this order; the first that can be had is taken
 * @param threads that one operator may use on the CPU, 1..64
 * @param device the GPU's index
 * @param tensorrt options by ONNX Runtime's names, such as {@code trt_fp16_enable: 1}, {@code
 *     trt_engine_cache_path}, {@code trt_profile_min_shapes}
 * @param cuda options by ONNX Runtime's names, such as {@code gpu_mem_limit}
 * @param session further session entries, such as {@code ep.context_enable: 1}
 */
public record SessionSettings(
    @Default("[tensorrt, cuda, cpu]") List<ExecutionProvider> providers,
    @Default("2") int threads,
    @Default("0") int device,
    @Default("{}") Map<String, String> tensorrt,
    @Default("{}") Map<String, String> cuda,
    @Default("{}") Map<String, String> session) {
  private static final int MAX_THREADS = 64;

  public SessionSettings {
    providers = List.copyOf(providers);
    tensorrt = Map.copyOf(tensorrt);
    cuda = Map.copyOf(cuda);
    session = Map.copyOf(session);
    if (providers.isEmpty() || threads < 1 || threads > MAX_THREADS || device < 0) {
      throw new IllegalArgumentException(
          "session: got providers "
              + providers
              + ", threads "
              + threads
              + ", device "
              + device
              + ", wanted one provider or more, threads 1.."
              + MAX_THREADS
              + ", device >= 0");
    }
  }

  /** The CPU alone. */
  public static SessionSettings cpu(int threads) {
    return new SessionSettings(
        List.of(ExecutionProvider.CPU), threads, 0, Map.of(), Map.of(), Map.of());
  }

  /** TensorRT, CUDA, CPU, with nothing else said. */
  public static SessionSettings preferGpu(int threads) {
    return new SessionSettings(
        List.of(ExecutionProvider.values()), threads, 0, Map.of(), Map.of(), Map.of());
  }
}
