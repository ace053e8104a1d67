package dev.ergon.policy.training.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Low-rank adapters (Hu et al. 2021, "LoRA"): beside the matrix W of a layer two narrow ones are
 * trained, and the layer computes with {@code W + alpha / rank * B A}. W itself stays.
 *
 * @param rank rows of A and columns of B; 0 for no adapters
 * @param alpha what the adapters' product is scaled by, times the rank
 * @param encoder whether the picture encoder's layers have adapters too, beside the decoder's
 */
public record Lora(int rank, float alpha, boolean encoder) {
  public static final Lora NONE = new Lora(0, 0, false);

  /** The largest rank that is taken. */
  public static final int MAX_RANK = 256;

  /** A, [rank, inputs], beside a layer's weight. */
  static final String DOWN = "lora_a";

  /** B, [outputs, rank]. */
  static final String UP = "lora_b";

  private static final String WEIGHT = "weight";

  public Lora {
    if (rank < 0 || rank > MAX_RANK || !Float.isFinite(alpha)) {
      throw new IllegalArgumentException(
          "lora: got rank " + rank + ", alpha " + alpha + ", wanted rank 0.." + MAX_RANK);
    }
  }

  /** Whether there are adapters at all. */
  public boolean adapts() {
    return rank > 0;
  }

  /** What the product of the adapters is multiplied by. */
  float scale() {
    return adapts() ? alpha / rank : 0;
  }

  /** What the picture encoder's layers have. */
  Lora inEncoder() {
    return encoder ? this : NONE;
  }

  /** Whether the parameter called {@code name} belongs to an adapter. */
  public static boolean isAdapter(String name) {
    return name.endsWith("/" + DOWN) || name.endsWith("/" + UP);
  }

  /** {@code weights} with every adapter added to its matrix, and without adapters. */
  public Map<String, float[]> merged(Map<String, float[]> weights) {
    Map<String, float[]> merged = new LinkedHashMap<>();
    weights.forEach((name, values) -> {
      if (!isAdapter(name)) {
        merged.put(name, values);
      }
    });
    weights.forEach((name, down) -> {
      if (name.endsWith("/" + DOWN)) {
        String layer = name.substring(0, name.length() - DOWN.length());
        float[] base = merged.get(layer + WEIGHT);
        float[] up = weights.get(layer + UP);
        if (base == null || up == null || base.length != up.length / rank * (down.length / rank)) {
          throw new IllegalArgumentException("lora: " + layer + " lacks a part of its adapter");
        }
        merged.put(layer + WEIGHT, sum(base, up, down));
      }
    });
    return merged;
  }

  /** W + scale B A; each is kept row by row. */
  private float[] sum(float[] base, float[] up, float[] down) {
    int inputs = down.length / rank;
    float[] sum = new float[base.length];
    for (int out = 0; out < up.length / rank; out++) {
      for (int in = 0; in < inputs; in++) {
        double product = 0;
        for (int r = 0; r < rank; r++) {
          product += (double) up[out * rank + r] * down[r * inputs + in];
        }
        sum[out * inputs + in] = (float) (base[out * inputs + in] + scale() * product);
      }
    }
    return sum;
  }
}
