package dev.ergon.policy.runtime.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.policy.runtime.bundle.ModelConfig;
import dev.ergon.policy.runtime.onnx.Graph;
import dev.ergon.policy.runtime.onnx.HostTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the decoder remembers of the tokens it has read. The tensors that one run answers with are
 * the next run's input as they stand: nothing is copied, and a run's answer is closed only after
 * the next has read it.
 */
final class KeyValueCache implements AutoCloseable {
  private static final String PAST = "past_key_values.";
  private static final String PRESENT = "present.";

  private final Map<String, String> pastOfPresent = new LinkedHashMap<>();
  private final Map<String, HostTensor> empty = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> current = new LinkedHashMap<>();
  private OrtSession.@org.jspecify.annotations.Nullable Result owner;

  /**
   * An empty cache as {@code decoder} declares it.
   *
   * @throws InvalidInputException if its inputs and outputs do not pair up
   */
  KeyValueCache(Graph decoder, ModelConfig config) {
    List<String> problems = new ArrayList<>();
    decoder
        .inputs()
        .forEach((name, info) -> {
          if (name.startsWith(PAST)) {
            String present = PRESENT + name.substring(PAST.length());
            if (decoder.outputs().containsKey(present)) {
              pastOfPresent.put(present, name);
              empty.put(name, nothing(info, config));
            } else {
              problems.add("'" + name + "' without '" + present + "'");
            }
          } else if (name.startsWith("past")) {
            problems.add("'" + name + "', a cache of another kind");
          }
        });
    if (!problems.isEmpty() || pastOfPresent.isEmpty()) {
      throw new InvalidInputException(
          decoder.file()
              + ": wanted past_key_values.N.key and .value with present.N.key and .value, got "
              + (problems.isEmpty() ? "none" : String.join(", ", problems)));
    }
  }

  /** The outputs that ONNX Runtime shall allocate. */
  Set<String> outputs() {
    return new LinkedHashSet<>(pastOfPresent.keySet());
  }

  /** The inputs of the next run. */
  Map<String, OnnxTensor> inputs() {
    if (current.isEmpty()) {
      empty.forEach((name, tensor) -> current.put(name, tensor.tensor()));
    }
    return current;
  }

  /** Takes a run's answer over, and closes the one before. */
  void advance(OrtSession.Result result) {
    pastOfPresent.forEach((present, past) ->
        current.put(
            past,
            result
                .get(present)
                .filter(OnnxTensor.class::isInstance)
                .map(OnnxTensor.class::cast)
                .orElseThrow(() -> new PolicyException("the decoder did not answer " + present))));
    if (owner != null) {
      owner.close();
    }
    owner = result;
  }

  /** Forgets everything; the next run starts anew. */
  void clear() {
    current.clear();
    if (owner != null) {
      owner.close();
      owner = null;
    }
  }

  @Override
  public void close() {
    clear();
    empty.values().forEach(HostTensor::close);
  }

  /** [1, heads, 0, head size]; what the graph leaves open comes from the configuration. */
  private static HostTensor nothing(TensorInfo info, ModelConfig config) {
    long[] shape = info.getShape();
    if (shape.length != 4
        || (info.type != OnnxJavaType.FLOAT && info.type != OnnxJavaType.FLOAT16)) {
      throw new InvalidInputException(
          "a key-value input is " + info + ", wanted 4 sides of floats");
    }
    long heads = shape[1] > 0 ? shape[1] : config.keyValueHeads();
    long headSize = shape[3] > 0 ? shape[3] : config.headSize();
    return HostTensor.allocate(info.type, 1, heads, 0, headSize);
  }
}
