package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language model: a causal transformer with learned positions over rows that are already
 * embedded. A prefix [B, S, D] and segments [B, P, T, D] that each follow it, to the segments' rows
 * behind the last norm, [B, P, T, D]; {@link #logits} says words with them.
 */
public final class CausalDecoder extends AbstractBlock {
  private final VlaShape shape;
  private final Parameter positions;
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final LayerNorm norm;
  private final Linear head;

  CausalDecoder(VlaShape shape) {
    this.shape = shape;
    positions =
        addParameter(
            Parameter.builder()
                .setName("positions")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(shape.maxPositions(), shape.width()))
                .build());
    for (int i = 0; i < shape.layers(); i++) {
      layers.add(
          addChildBlock(
              "layer" + i,
              new TransformerLayer(shape.width(), shape.heads(), shape.inner(), shape.lora())));
    }
    norm = addChildBlock("norm", TransformerLayer.norm());
    head =
        addChildBlock("head", Linear.builder().setUnits(shape.vocabulary()).optBias(false).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDArray prefix = inputs.get(0);
    NDArray segments = inputs.get(1);
    NDArray table = store.getValue(positions, prefix.getDevice(), training);
    long before = prefix.getShape().get(1);
    long length = segments.getShape().get(2);
    NDList rows =
        new NDList(
            prefix.add(slice(prefix, table, 0, before)),
            segments.add(slice(prefix, table, before, before + length)));
    for (TransformerLayer layer : layers) {
      rows = layer.forward(store, rows, training);
    }
    return norm.forward(store, new NDList(rows.get(1)), training);
  }

  /** The language head: rows [N, D] to logits over the one vocabulary, [N, V]. */
  public NDArray logits(ParameterStore store, NDArray rows, boolean training) {
    return head.forward(store, new NDList(rows), training).head();
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {inputShapes[1]};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape row = new Shape(1, shape.width());
    layers.forEach(layer -> layer.initialize(manager, type, row));
    norm.initialize(manager, type, row);
    head.initialize(manager, type, row);
  }

  /** Rows of a parameter, owned by the manager of {@code owner}. */
  private static NDArray slice(NDArray owner, NDArray table, long from, long to) {
    return table.get(owner.getManager(), new NDIndex("{}:{}", from, to));
  }
}
