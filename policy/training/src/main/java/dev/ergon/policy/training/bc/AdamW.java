package dev.ergon.policy.training.bc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), the gradient's norm clipped over
 * all parameters, and a running average of the weights beside them (Polyak averaging).
 */
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.95f;
  private static final float EPSILON = 1e-8f;

  /** Of single numbers; the norm is clipped instead. */
  private static final float NO_CLIP = -1;

  private final List<Slot> slots = new ArrayList<>();
  private final Recipe recipe;

  /**
   * A parameter with what belongs to it.
   *
   * @param average of the weights; what an export takes
   */
  record Slot(String name, NDArray weight, NDArray mean, NDArray variance, NDArray average) {
    boolean decays() {
      return weight.getShape().dimension() > 1 && !name.endsWith("positions");
    }
  }

  AdamW(NDManager manager, Map<String, Parameter> parameters, Recipe recipe) {
    this.recipe = recipe;
    for (Map.Entry<String, Parameter> parameter : parameters.entrySet()) {
      NDArray weight = parameter.getValue().getArray();
      NDArray mean = manager.zeros(weight.getShape());
      NDArray variance = manager.zeros(weight.getShape());
      NDArray average = manager.create(weight.toFloatArray(), weight.getShape());
      slots.add(new Slot(parameter.getKey(), weight, mean, variance, average));
    }
  }

  List<Slot> slots() {
    return slots;
  }

  /**
   * Follows the gradients that the weights hold.
   *
   * @param step from 0
   * @return the gradient's norm before clipping
   */
  float update(NDManager scratch, int step) {
    float norm = norm(scratch);
    float rescale = norm > recipe.clipNorm() ? recipe.clipNorm() / norm : 1;
    float rate = recipe.learningRateAt(step);
    double bias1 = 1 - Math.pow(BETA1, step + 1);
    double bias2 = 1 - Math.pow(BETA2, step + 1);
    float corrected = (float) (rate * Math.sqrt(bias2) / bias1);
    float keep = Math.min(recipe.averageDecay(), (1f + step) / (10f + step));
    for (Slot slot : slots) {
      try (NDArray gradient = slot.weight().getGradient()) {
        NDList state = new NDList(slot.weight(), gradient, slot.mean(), slot.variance());
        slot.weight()
            .getNDArrayInternal()
            .adamUpdate(
                state,
                new NDList(slot.weight()),
                rate,
                corrected,
                slot.decays() ? recipe.weightDecay() : 0,
                rescale,
                NO_CLIP,
                BETA1,
                BETA2,
                EPSILON,
                false,
                true);
      }
      slot.average().muli(keep);
      try (NDArray part = slot.weight().stopGradient();
          NDArray scaled = part.mul(1 - keep)) {
        slot.average().addi(scaled);
      }
    }
    return norm;
  }

  private float norm(NDManager scratch) {
    NDArray sum = scratch.create(0f);
    for (Slot slot : slots) {
      try (NDArray gradient = slot.weight().getGradient();
          NDArray square = gradient.square();
          NDArray part = square.sum()) {
        sum.addi(part);
      }
    }
    return (float) Math.sqrt(sum.getFloat());
  }
}
