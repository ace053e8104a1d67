package dev.ergon.policy.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * Pictures, the robot's state and token ids in; decoder rows out. Inputs: pixels [B * cameras, 3,
 * S, S], state [B, stateSize] (normalised), ids [B, P, T] of P segments that follow the same
 * pictures and state. Outputs: the segments' rows [B, P, T, D], and patch tokens [B, cameras *
 * patches, W], for auxiliary losses: the rows that the decoder reads (W = D), or the encoder's (W =
 * visionWidth) behind a Q-Former, whose rows have no place in the picture.
 */
public final class VlaModel extends AbstractBlock {
  private static final float WEIGHT_SIGMA = 0.04f;
  private static final float TABLE_SIGMA = 0.02f;

  private final VlaShape shape;
  private final PatchEncoder vision;
  private final AbstractBlock connector;
  private final MlpConnector stateEncoder;
  private final Parameter tokens;
  private final CausalDecoder decoder;

  public VlaModel(VlaShape shape) {
    this.shape = shape;
    vision = addChildBlock("vision", new PatchEncoder(shape));
    connector = addChildBlock("connector", connector(shape));
    stateEncoder = addChildBlock("state", new MlpConnector(shape.stateSize(), shape.width()));
    tokens =
        addParameter(
            Parameter.builder()
                .setName("tokens")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(shape.vocabulary(), shape.width()))
                .build());
    decoder = addChildBlock("decoder", new CausalDecoder(shape));
    setInitializer(new NormalInitializer(WEIGHT_SIGMA), Parameter.Type.WEIGHT);
    setInitializer(new NormalInitializer(TABLE_SIGMA), Parameter.Type.OTHER);
    vision.initialiseStem();
  }

  public VlaShape shape() {
    return shape;
  }

  public PatchEncoder vision() {
    return vision;
  }

  /** The part that says words; its logits are asked for where they are needed. */
  public CausalDecoder decoder() {
    return decoder;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDArray pixels = inputs.get(0);
    NDArray state = inputs.get(1);
    NDArray ids = inputs.get(2);
    long batch = state.getShape().get(0);
    NDArray patches = vision.forward(store, new NDList(pixels), training).head();
    NDArray seen =
        connector
            .forward(store, new NDList(patches), training)
            .head()
            .reshape(batch, (long) shape.cameras() * shape.pictureRows(), shape.width());
    NDArray placed =
        shape.asks()
            ? patches.reshape(batch, (long) shape.cameras() * shape.patches(), shape.visionWidth())
            : seen;
    NDArray felt =
        stateEncoder
            .forward(store, new NDList(state), training)
            .head()
            .reshape(batch, 1, shape.width());
    NDArray table = store.getValue(tokens, ids.getDevice(), training);
    NDArray words = Embedding.embedding(ids, table, SparseFormat.DENSE).head();
    NDArray said = decoder.forward(store, new NDList(seen.concat(felt, 1), words), training).head();
    return new NDList(said, placed);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    long batch = inputShapes[1].get(0);
    Shape ids = inputShapes[2];
    return new Shape[] {
      new Shape(batch, ids.get(1), ids.get(2), shape.width()),
      new Shape(batch, (long) shape.cameras() * shape.patches(), patchWidth(shape))
    };
  }

  /** W, the numbers of a patch token that auxiliary losses see. */
  public static int patchWidth(VlaShape shape) {
    return shape.asks() ? shape.visionWidth() : shape.width();
  }

  /** Sets all parameters up, at random by the engine's seed. */
  public void initialise(NDManager manager) {
    int side = shape.imageSize();
    initialize(
        manager,
        DataType.FLOAT32,
        new Shape(shape.cameras(), 3, side, side),
        new Shape(1, shape.stateSize()),
        new Shape(1, 1, 1));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    vision.initialize(manager, type, inputShapes[0]);
    connector.initialize(manager, type, new Shape(1, shape.visionWidth()));
    stateEncoder.initialize(manager, type, new Shape(1, shape.stateSize()));
    Shape row = new Shape(1, 1, shape.width());
    decoder.initialize(manager, type, row, row);
  }

  private static AbstractBlock connector(VlaShape shape) {
    return shape.asks()
        ? new QFormer(shape.queries(), shape.visionWidth(), shape.width(), shape.heads())
        : new MlpConnector(shape.visionWidth(), shape.width());
  }
}
