package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer with bias, [..., inputs] to [..., outputs], and the adapters of {@link Lora} where
 * there are any. A begins at random and B at zero, so a fresh adapter changes nothing.
 */
final class Projection extends Linear {
  private final long outputs;
  private final Lora lora;
  private @Nullable Parameter down;
  private @Nullable Parameter up;

  Projection(long outputs, Lora lora) {
    super(Linear.builder().setUnits(outputs));
    this.outputs = outputs;
    this.lora = lora;
    if (lora.adapts()) {
      down = addParameter(parameter(Lora.DOWN, Parameter.Type.WEIGHT).build());
      // A model initialises weights and tables at random; a bias keeps its own.
      up =
          addParameter(
              parameter(Lora.UP, Parameter.Type.BIAS).optInitializer(Initializer.ZEROS).build());
    }
  }

  @Override
  public void prepare(Shape[] inputShapes) {
    super.prepare(inputShapes);
    if (down != null && up != null) {
      Shape input = inputShapes[0];
      down.setShape(new Shape(lora.rank(), input.get(input.dimension() - 1)));
      up.setShape(new Shape(outputs, lora.rank()));
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDList base = super.forwardInternal(store, inputs, training, params);
    if (down == null || up == null) {
      return base;
    }
    NDArray x = inputs.head();
    NDArray narrow = linear(x, store.getValue(down, x.getDevice(), training)).head();
    NDArray wide = linear(narrow, store.getValue(up, x.getDevice(), training)).head();
    return new NDList(base.head().add(wide.mul(lora.scale())));
  }

  private static Parameter.Builder parameter(String name, Parameter.Type type) {
    return Parameter.builder().setName(name).setType(type);
  }
}
