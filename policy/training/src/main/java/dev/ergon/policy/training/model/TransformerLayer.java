package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * Attention and feed-forward, each behind a layer norm and added to what came in (pre-norm; Xiong
 * et al. 2020). Takes and gives what {@link Attention} takes.
 */
final class TransformerLayer extends AbstractBlock {
  /** Of every layer norm. */
  static final float EPSILON = 1e-5f;

  private final int width;
  private final int inner;
  private final LayerNorm attentionNorm;
  private final Attention attention;
  private final LayerNorm feedNorm;
  private final Projection up;
  private final Projection down;

  TransformerLayer(int width, int heads, int inner, Lora lora) {
    this.width = width;
    this.inner = inner;
    attentionNorm = addChildBlock("attention_norm", norm());
    attention = addChildBlock("attention", new Attention(width, heads, lora));
    feedNorm = addChildBlock("feed_norm", norm());
    up = addChildBlock("up", new Projection(inner, lora));
    down = addChildBlock("down", new Projection(width, lora));
  }

  /** A layer norm over the last axis. */
  static LayerNorm norm() {
    return LayerNorm.builder().optEpsilon(EPSILON).build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDList normed = new NDList();
    for (NDArray x : inputs) {
      normed.add(attentionNorm.forward(store, new NDList(x), training).head());
    }
    NDList seen = attention.forward(store, normed, training);
    NDList result = new NDList();
    for (int i = 0; i < inputs.size(); i++) {
      result.add(feed(store, inputs.get(i).add(seen.get(i)), training));
    }
    return result;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape row = new Shape(1, width);
    attentionNorm.initialize(manager, type, row);
    attention.initialize(manager, type, new Shape(1, 1, width));
    feedNorm.initialize(manager, type, row);
    up.initialize(manager, type, row);
    down.initialize(manager, type, new Shape(1, inner));
  }

  private NDArray feed(ParameterStore store, NDArray x, boolean training) {
    NDArray normed = feedNorm.forward(store, new NDList(x), training).head();
    NDArray wide = Activation.relu(up.forward(store, new NDList(normed), training).head());
    return x.add(down.forward(store, new NDList(wide), training).head());
  }
}
