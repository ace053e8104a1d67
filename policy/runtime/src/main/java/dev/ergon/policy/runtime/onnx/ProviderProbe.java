package dev.ergon.policy.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether an execution provider works on this host, found out by running a graph of one addition on
 * it. What ONNX Runtime lists as available is what it was built with.
 */
public final class ProviderProbe {
  private static final String GRAPH = "probe.onnx";
  private static final float ASKED = 21;

  private ProviderProbe() {}

  /** Why {@code provider} cannot be had, in the library's own words; empty if it can. */
  public static Optional<String> refusal(ExecutionProvider provider) {
    try (SessionOptions options = new SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      GraphLoader.append(provider, options, SessionSettings.preferGpu(1));
      if (provider != ExecutionProvider.CPU) {
        // Else a graph that the provider leaves alone would run on the CPU and prove nothing.
        options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
      }
      float answer = run(options);
      return answer == 2 * ASKED
          ? Optional.empty()
          : Optional.of("it says that 21 + 21 is " + answer);
    } catch (OrtException | LinkageError e) {
      return Optional.of(GraphLoader.oneLine(e));
    }
  }

  private static float run(SessionOptions options) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(graph(), options);
        OnnxTensor x =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(new float[] {ASKED}), new long[] {1});
        OrtSession.Result result = session.run(Map.of("x", x))) {
      return ((float[]) result.get(0).getValue())[0];
    }
  }

  private static byte[] graph() {
    try (InputStream in = Objects.requireNonNull(ProviderProbe.class.getResourceAsStream(GRAPH))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
