package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A layer of the {@link QFormer}: queries look at the picture, then exchange what they saw and feed
 * forward as a {@link TransformerLayer} does. Queries [B, Q, D] and patch tokens [B, S, D] to
 * queries.
 */
final class QueryLayer extends AbstractBlock {
  private final int width;
  private final LayerNorm crossNorm;
  private final CrossAttention cross;
  private final TransformerLayer among;

  QueryLayer(int width, int heads) {
    this.width = width;
    crossNorm = addChildBlock("cross_norm", TransformerLayer.norm());
    cross = addChildBlock("cross", new CrossAttention(width, heads));
    among = addChildBlock("among", new TransformerLayer(width, heads, 4 * width, Lora.NONE));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDArray queries = inputs.get(0);
    NDArray asking = apply(crossNorm, store, new NDList(queries), training);
    NDArray seen = apply(cross, store, new NDList(asking, inputs.get(1)), training);
    return new NDList(apply(among, store, new NDList(queries.add(seen)), training));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {inputShapes[0]};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape row = new Shape(1, width);
    crossNorm.initialize(manager, type, row);
    cross.initialize(manager, type, row, row);
    among.initialize(manager, type, row);
  }

  private static NDArray apply(Block block, ParameterStore store, NDList x, boolean training) {
    return block.forward(store, x, training).head();
  }
}
