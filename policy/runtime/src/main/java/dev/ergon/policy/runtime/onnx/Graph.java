package dev.ergon.policy.runtime.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.time.Clock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A loaded graph: what it declares, and a way to run it. Used by one thread. */
public final class Graph implements AutoCloseable {
  private final Path file;
  private final OrtSession session;
  private final Clock clock;
  private final ProviderReport report;
  private final Map<String, TensorInfo> inputs;
  private final Map<String, TensorInfo> outputs;
  private long runNanos;

  Graph(Path file, OrtSession session, Clock clock, ProviderReport report) throws OrtException {
    this.file = file;
    this.session = session;
    this.clock = clock;
    this.report = report;
    this.inputs = tensors(session.getInputInfo());
    this.outputs = tensors(session.getOutputInfo());
  }

  public ProviderReport report() {
    return report;
  }

  /** The file it was loaded from, for messages. */
  public Path file() {
    return file;
  }

  /** The inputs it declares, by name. */
  public Map<String, TensorInfo> inputs() {
    return inputs;
  }

  /** The outputs it declares, by name. */
  public Map<String, TensorInfo> outputs() {
    return outputs;
  }

  public boolean takes(String input) {
    return inputs.containsKey(input);
  }

  /**
   * An input it must declare.
   *
   * @throws InvalidInputException naming file and input
   */
  public TensorInfo input(String name) {
    return required("input", inputs, name);
  }

  /** An output it must declare. */
  public TensorInfo output(String name) {
    return required("output", outputs, name);
  }

  /** The time spent inside ONNX Runtime since this was loaded. */
  public long runNanos() {
    return runNanos;
  }

  /**
   * Runs it once.
   *
   * @param fed one tensor for every declared input; not closed here
   * @param wanted outputs that ONNX Runtime shall allocate; the answer owns them
   * @param pinned outputs that are written to the caller's own tensors, of exactly their shape
   * @throws PolicyException if the run fails
   */
  public OrtSession.Result run(
      Map<String, OnnxTensor> fed, Set<String> wanted, Map<String, OnnxTensor> pinned) {
    long start = clock.nanos();
    try {
      return session.run(fed, wanted, pinned);
    } catch (OrtException e) {
      throw new PolicyException(file.getFileName() + ": cannot be run: " + e.getMessage(), e);
    } finally {
      runNanos += clock.nanos() - start;
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(file + ": cannot be closed", e);
    }
  }

  private TensorInfo required(String what, Map<String, TensorInfo> declared, String name) {
    TensorInfo info = declared.get(name);
    if (info == null) {
      throw new InvalidInputException(
          file + ": wanted an " + what + " '" + name + "', it declares " + declared.keySet());
    }
    return info;
  }

  private static Map<String, TensorInfo> tensors(Map<String, NodeInfo> nodes) {
    Map<String, TensorInfo> tensors = new TreeMap<>();
    nodes.forEach((name, node) -> {
      if (node.getInfo() instanceof TensorInfo info) {
        tensors.put(name, info);
      }
    });
    return java.util.Collections.unmodifiableMap(tensors);
  }
}
