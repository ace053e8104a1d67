package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * Multi-head self-attention (Vaswani et al. 2017, section 3.2). One array [B, S, D]: every row sees
 * every row. Two arrays, a prefix [B, S, D] and segments [B, P, T, D]: prefix rows see the prefix
 * up to themselves, and a segment's rows see the whole prefix and their own segment up to
 * themselves. That is causal attention of P sequences which share a beginning, computed once.
 */
final class Attention extends AbstractBlock {
  private static final float HIDDEN = -1e9f;

  private final int width;
  private final int heads;
  private final Projection qkv;
  private final Projection out;

  Attention(int width, int heads, Lora lora) {
    this.width = width;
    this.heads = heads;
    qkv = addChildBlock("qkv", new Projection(3L * width, lora));
    out = addChildBlock("out", new Projection(width, lora));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    return inputs.size() == 1
        ? new NDList(everywhere(store, inputs.head(), training))
        : causal(store, inputs.get(0), inputs.get(1), training);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    qkv.initialize(manager, type, new Shape(1, width));
    out.initialize(manager, type, new Shape(1, width));
  }

  private NDArray everywhere(ParameterStore store, NDArray x, boolean training) {
    NDArray[] parts = split(store, x, training);
    NDArray seen = scores(parts[0], parts[1]).softmax(-1).matMul(parts[2]);
    return merge(store, seen, x.getShape(), training);
  }

  private NDList causal(ParameterStore store, NDArray prefix, NDArray segments, boolean training) {
    long batch = segments.getShape().get(0);
    long count = segments.getShape().get(1);
    long length = segments.getShape().get(2);
    long before = prefix.getShape().get(1);
    NDArray[] p = split(store, prefix, training);
    NDArray[] s = split(store, segments.reshape(batch, count * length, width), training);
    NDArray onPrefix = scores(p[0], p[1]).add(mask(prefix, before)).softmax(-1).matMul(p[2]);

    Shape perSegment = new Shape(batch, heads, count, length, width / heads);
    NDArray own =
        scores(s[0].reshape(perSegment), s[1].reshape(perSegment))
            .add(mask(prefix, length))
            .reshape(batch, heads, count * length, length);
    NDArray weights = scores(s[0], p[1]).concat(own, -1).softmax(-1);
    NDArray fromPrefix = weights.get(new NDIndex("..., :{}", before)).matMul(p[2]);
    NDArray fromOwn =
        weights
            .get(new NDIndex("..., {}:", before))
            .reshape(batch, heads, count, length, length)
            .matMul(s[2].reshape(perSegment))
            .reshape(batch, heads, count * length, width / heads);
    return new NDList(
        merge(store, onPrefix, prefix.getShape(), training),
        merge(store, fromPrefix.add(fromOwn), segments.getShape(), training));
  }

  /** Queries, keys and values, each [B, heads, S, D / heads]. */
  private NDArray[] split(ParameterStore store, NDArray x, boolean training) {
    long batch = x.getShape().get(0);
    long rows = x.getShape().get(1);
    NDArray all =
        qkv.forward(store, new NDList(x), training)
            .head()
            .reshape(batch, rows, 3, heads, width / heads)
            .transpose(2, 0, 3, 1, 4);
    return new NDArray[] {all.get(0), all.get(1), all.get(2)};
  }

  private NDArray scores(NDArray queries, NDArray keys) {
    double scale = 1 / Math.sqrt((double) width / heads);
    return queries.mul(scale).matMul(keys.swapAxes(-1, -2));
  }

  private NDArray merge(ParameterStore store, NDArray perHead, Shape shape, boolean training) {
    NDArray rows = perHead.transpose(0, 2, 1, 3).reshape(shape);
    return out.forward(store, new NDList(rows), training).head();
  }

  /** Adds {@link #HIDDEN} where a column comes after its row. */
  private static NDArray mask(NDArray like, long rows) {
    NDArray index = like.getManager().arange((int) rows).toType(DataType.FLOAT32, false);
    NDArray later = index.reshape(1, rows).gt(index.reshape(rows, 1));
    return later.toType(DataType.FLOAT32, false).mul(HIDDEN);
  }
}
