package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to patch tokens: a vision transformer (Dosovitskiy et al. 2021) whose patches are cut by
 * three convolutions instead of one (Xiao et al. 2021, "Early convolutions help transformers see
 * better"), with learned positions. [N, 3, S, S], normalised, to [N, (S / 16)^2, visionWidth].
 */
public final class PatchEncoder extends AbstractBlock {
  public static final int FIRST_FILTERS = 32;
  public static final int SECOND_FILTERS = 64;

  private final VlaShape shape;
  private final Conv2d first;
  private final Conv2d second;
  private final Conv2d third;
  private final Parameter positions;
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final LayerNorm norm;

  PatchEncoder(VlaShape shape) {
    this.shape = shape;
    int width = shape.visionWidth();
    first = addChildBlock("conv1", conv(4, 4, 0, FIRST_FILTERS));
    second = addChildBlock("conv2", conv(3, 2, 1, SECOND_FILTERS));
    third = addChildBlock("conv3", conv(3, 2, 1, width));
    positions =
        addParameter(
            Parameter.builder()
                .setName("positions")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(shape.patches(), width))
                .build());
    for (int i = 0; i < shape.visionLayers(); i++) {
      layers.add(
          addChildBlock(
              "layer" + i,
              new TransformerLayer(width, shape.heads(), 4 * width, shape.lora().inEncoder())));
    }
    norm = addChildBlock("norm", TransformerLayer.norm());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDArray pixels = inputs.head();
    NDArray x = Activation.relu(apply(first, store, pixels, training));
    x = Activation.relu(apply(second, store, x, training));
    x = apply(third, store, x, training);
    long pictures = x.getShape().get(0);
    x = x.reshape(pictures, shape.visionWidth(), shape.patches()).transpose(0, 2, 1);
    x = x.add(store.getValue(positions, x.getDevice(), training));
    for (TransformerLayer layer : layers) {
      x = apply(layer, store, x, training);
    }
    return new NDList(apply(norm, store, x, training));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), shape.patches(), shape.visionWidth())};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    int side = shape.imageSize();
    first.initialize(manager, type, new Shape(1, 3, side, side));
    second.initialize(manager, type, new Shape(1, FIRST_FILTERS, side / 4, side / 4));
    third.initialize(manager, type, new Shape(1, SECOND_FILTERS, side / 8, side / 8));
    Shape row = new Shape(1, shape.visionWidth());
    layers.forEach(layer -> layer.initialize(manager, type, row));
    norm.initialize(manager, type, row);
  }

  /** The convolutions begin as He et al. (2015) have it, for they are followed by a ReLU. */
  void initialiseStem() {
    var kaiming =
        new XavierInitializer(
            XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2);
    for (Conv2d conv : List.of(first, second, third)) {
      conv.setInitializer(kaiming, Parameter.Type.WEIGHT);
    }
  }

  private static Conv2d conv(int kernel, int stride, int padding, int filters) {
    return Conv2d.builder()
        .setKernelShape(new Shape(kernel, kernel))
        .optStride(new Shape(stride, stride))
        .optPadding(new Shape(padding, padding))
        .setFilters(filters)
        .build();
  }

  private static NDArray apply(Block block, ParameterStore store, NDArray x, boolean training) {
    return block.forward(store, new NDList(x), training).head();
  }
}
