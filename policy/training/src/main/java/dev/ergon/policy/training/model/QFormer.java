package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
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
 * Few rows for many patches: learned queries that look at a picture through cross-attention, then
 * pass to the decoder's width (the querying transformer of BLIP-2; Li et al. 2023, section 3.1, its
 * second stage, where queries see no text). Patch tokens [B, S, from] to [B, queries, to]; the
 * decoder's prefix shrinks by S / queries.
 */
public final class QFormer extends AbstractBlock {
  /** Layers of the querying transformer. */
  public static final int LAYERS = 2;

  private final int count;
  private final int from;
  private final int to;
  private final Parameter queries;
  private final List<QueryLayer> layers = new ArrayList<>();
  private final LayerNorm norm;
  private final Linear out;

  QFormer(int count, int from, int to, int heads) {
    this.count = count;
    this.from = from;
    this.to = to;
    queries =
        addParameter(
            Parameter.builder()
                .setName("queries")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(count, from))
                .build());
    for (int i = 0; i < LAYERS; i++) {
      layers.add(addChildBlock("layer" + i, new QueryLayer(from, heads)));
    }
    norm = addChildBlock("norm", TransformerLayer.norm());
    out = addChildBlock("out", Linear.builder().setUnits(to).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDArray patches = inputs.head();
    long batch = patches.getShape().get(0);
    // Added to zeros of the patches' manager, so that nothing outlives the step.
    NDArray rows =
        patches
            .getManager()
            .zeros(new Shape(batch, count, from))
            .add(store.getValue(queries, patches.getDevice(), training));
    for (QueryLayer layer : layers) {
      rows = layer.forward(store, new NDList(rows, patches), training).head();
    }
    NDList normed = norm.forward(store, new NDList(rows), training);
    return out.forward(store, normed, training);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), count, to)};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape row = new Shape(1, from);
    layers.forEach(layer -> layer.initialize(manager, type, row, row));
    norm.initialize(manager, type, row);
    out.initialize(manager, type, row);
  }
}
