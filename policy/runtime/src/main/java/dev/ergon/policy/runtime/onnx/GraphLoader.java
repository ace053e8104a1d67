package dev.ergon.policy.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.Clock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads graphs on the first execution provider that can be had. Each is attempted for real: the
 * list of providers that ONNX Runtime prints is what it was built with, not what the host can do.
 */
public final class GraphLoader {
  private final Clock clock;
  private long bytesLeft;

  /**
   * @param maxModelBytes how much all graphs of this loader may bring, weights included
   */
  public GraphLoader(Clock clock, long maxModelBytes) {
    this.clock = clock;
    this.bytesLeft = maxModelBytes;
  }

  /**
   * Checks and loads {@code file}.
   *
   * @throws InvalidInputException naming the file, if it is damaged or claims what is not there
   * @throws HostLacksException if none of the wanted providers can be had
   */
  public Graph load(Path file, SessionSettings settings) {
    bytesLeft -= OnnxFile.check(file, bytesLeft);
    List<ProviderReport.Refusal> refusals = new ArrayList<>();
    for (ExecutionProvider provider : settings.providers()) {
      try {
        return loadOn(provider, file, settings, refusals);
      } catch (OrtException | LinkageError e) {
        if (provider == ExecutionProvider.CPU) {
          throw new InvalidInputException(
              file + ": ONNX Runtime refuses it: " + oneLine(e) + "; export it again", e);
        }
        refusals.add(new ProviderReport.Refusal(provider, oneLine(e)));
      }
    }
    throw new HostLacksException(
        file + ": no wanted execution provider can be had: " + refusals + "; add cpu to providers");
  }

  private Graph loadOn(
      ExecutionProvider provider,
      Path file,
      SessionSettings settings,
      List<ProviderReport.Refusal> refusals)
      throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(settings.threads());
      options.setInterOpNumThreads(1);
      options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      // Threads that sleep between two operators wake too late for small ones; threads that spin
      // between two runs take the cores from the control loop.
      options.addConfigEntry("session.intra_op.allow_spinning", "1");
      options.addConfigEntry("session.force_spinning_stop", "1");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      for (Map.Entry<String, String> entry : settings.session().entrySet()) {
        options.addConfigEntry(entry.getKey(), entry.getValue());
      }
      append(provider, options, settings);
      // By path: weights in other files are found relative to it.
      OrtSession session =
          OrtEnvironment.getEnvironment().createSession(file.toAbsolutePath().toString(), options);
      String name = String.valueOf(file.getFileName());
      return new Graph(file, session, clock, new ProviderReport(name, provider, refusals));
    }
  }

  /** Adds a provider; its own options are made first, for their error names what is missing. */
  static void append(ExecutionProvider provider, SessionOptions options, SessionSettings settings)
      throws OrtException {
    switch (provider) {
      case TENSORRT -> {
        try (var tensorrt = new OrtTensorRTProviderOptions(settings.device())) {
          for (Map.Entry<String, String> entry : settings.tensorrt().entrySet()) {
            tensorrt.add(entry.getKey(), entry.getValue());
          }
          options.addTensorrt(tensorrt);
        }
      }
      case CUDA -> {
        try (var cuda = new OrtCUDAProviderOptions(settings.device())) {
          for (Map.Entry<String, String> entry : settings.cuda().entrySet()) {
            cuda.add(entry.getKey(), entry.getValue());
          }
          options.addCUDA(cuda);
        }
      }
      case CPU -> options.addCPU(true);
    }
  }

  static String oneLine(Throwable e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
