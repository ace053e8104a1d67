package dev.ergon.policy.runtime.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.policy.runtime.onnx.Graph;
import dev.ergon.policy.runtime.onnx.HostTensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The robot's state vector to embedding rows (Driess et al. 2023, section 4): {@code state} [1, D]
 * to {@code state_features} [1, K, width], both fixed by the graph.
 */
final class StateEncoder implements AutoCloseable {
  private static final String STATE = "state";
  private static final String FEATURES = "state_features";

  private final Graph graph;
  private final HostTensor state;
  private final HostTensor features;
  private final int width;

  /**
   * @throws InvalidInputException if the graph is not as the class says
   */
  StateEncoder(Graph graph, int width) {
    this.graph = graph;
    this.width = width;
    TensorInfo in = graph.input(STATE);
    TensorInfo out = graph.output(FEATURES);
    long[] inShape = in.getShape();
    long[] outShape = out.getShape();
    if (inShape.length != 2
        || inShape[1] < 1
        || in.type != OnnxJavaType.FLOAT
        || outShape.length != 3
        || outShape[1] < 1
        || outShape[2] != width) {
      throw new InvalidInputException(
          "%s: is %s to %s, wanted floats [1, D] to [1, K, %d]"
              .formatted(graph.file(), in, out, width));
    }
    state = HostTensor.allocate(in.type, 1, inShape[1]);
    features = HostTensor.allocate(out.type, 1, outShape[1], width);
  }

  Graph graph() {
    return graph;
  }

  /** D. */
  int size() {
    return state.rows(1);
  }

  /** K. */
  int rows() {
    return features.rows(width);
  }

  /** The rows of {@code values}, [D]; overwritten by the next call. */
  HostTensor encode(double[] values) {
    if (values.length != state.rows(1)) {
      throw new PolicyException(
          "robot state: got "
              + values.length
              + " numbers, the state encoder wants "
              + state.rows(1));
    }
    for (int i = 0; i < values.length; i++) {
      state.setFloat(i, (float) values[i]);
    }
    graph.run(Map.of(STATE, state.tensor()), Set.of(), Map.of(FEATURES, features.tensor())).close();
    for (int i = 0; i < features.rows(1); i++) {
      if (!Float.isFinite(features.floatAt(i))) {
        throw new PolicyException(
            graph.file()
                + ": answers "
                + features.floatAt(i)
                + " to the state "
                + Arrays.toString(values)
                + ", wanted numbers; export it again");
      }
    }
    return features;
  }

  @Override
  public void close() {
    state.close();
    features.close();
    graph.close();
  }
}
