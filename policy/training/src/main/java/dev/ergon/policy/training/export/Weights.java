package dev.ergon.policy.training.export;

import java.util.Map;

/** The weights of one block, by the names that its children have. */
record Weights(Map<String, float[]> all, String prefix) {
  /** The weights of child {@code name}. */
  Weights of(String name) {
    return new Weights(all, prefix + name + "/");
  }

  /** What the tensor is called in a graph. */
  String name(String tensor) {
    return prefix + tensor;
  }

  float[] get(String tensor) {
    float[] values = all.get(prefix + tensor);
    if (values == null) {
      throw new IllegalArgumentException(
          "weights: there is no " + prefix + tensor + " among " + all.keySet());
    }
    return values;
  }

  /** A matrix [rows, columns] the other way round. */
  static float[] transposed(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = values[r * columns + c];
      }
    }
    return turned;
  }
}
