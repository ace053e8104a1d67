package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * Two linear layers with a ReLU between, row by row: LLaVA-1.5's projector (Liu et al. 2024,
 * section 3.2) for pictures, PaLM-E's state encoder (Driess et al. 2023, section 4) for the robot.
 * [..., from] to [..., to].
 */
public final class MlpConnector extends AbstractBlock {
  private final int from;
  private final int to;
  private final Linear first;
  private final Linear second;

  MlpConnector(int from, int to) {
    this.from = from;
    this.to = to;
    first = addChildBlock("linear1", Linear.builder().setUnits(to).build());
    second = addChildBlock("linear2", Linear.builder().setUnits(to).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDArray hidden = Activation.relu(first.forward(store, inputs, training).head());
    return second.forward(store, new NDList(hidden), training);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {inputShapes[0].slice(0, inputShapes[0].dimension() - 1).add(to)};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    first.initialize(manager, type, new Shape(1, from));
    second.initialize(manager, type, new Shape(1, to));
  }
}
