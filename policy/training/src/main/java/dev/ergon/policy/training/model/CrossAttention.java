package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * Multi-head attention of one set of rows to another (Vaswani et al. 2017, section 3.2.3): asking
 * rows [B, Q, D] and rows that are looked at [B, S, D], to [B, Q, D].
 */
final class CrossAttention extends AbstractBlock {
  private final int width;
  private final int heads;
  private final Linear query;
  private final Linear keyValue;
  private final Linear out;

  CrossAttention(int width, int heads) {
    this.width = width;
    this.heads = heads;
    query = addChildBlock("query", Linear.builder().setUnits(width).build());
    keyValue = addChildBlock("key_value", Linear.builder().setUnits(2L * width).build());
    out = addChildBlock("out", Linear.builder().setUnits(width).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDArray asking = inputs.get(0);
    NDArray seen = inputs.get(1);
    long batch = asking.getShape().get(0);
    NDArray queries =
        apply(query, store, asking, training)
            .reshape(batch, -1, heads, width / heads)
            .transpose(0, 2, 1, 3);
    NDArray both =
        apply(keyValue, store, seen, training)
            .reshape(batch, -1, 2, heads, width / heads)
            .transpose(2, 0, 3, 1, 4);
    double scale = 1 / Math.sqrt((double) width / heads);
    NDArray mixed =
        queries
            .mul(scale)
            .matMul(both.get(0).swapAxes(-1, -2))
            .softmax(-1)
            .matMul(both.get(1))
            .transpose(0, 2, 1, 3)
            .reshape(asking.getShape());
    return new NDList(apply(out, store, mixed, training));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {inputShapes[0]};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape row = new Shape(1, width);
    query.initialize(manager, type, row);
    keyValue.initialize(manager, type, row);
    out.initialize(manager, type, row);
  }

  private static NDArray apply(Block block, ParameterStore store, NDArray x, boolean training) {
    return block.forward(store, new NDList(x), training).head();
  }
}
