package dev.ergon.policy.training.bc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.PairList;
import dev.ergon.policy.training.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * What only training asks: which thing a patch shows and where, and where the things are that an
 * instruction names. Left out of an export.
 */
final class AuxiliaryHeads extends AbstractBlock {
  private static final float SIGMA = 0.04f;

  private final int patchWidth;
  private final int width;
  private final int firstClasses;
  private final int secondClasses;
  private final Linear detection;
  private final Linear pointing;

  AuxiliaryHeads(int patchWidth, int width, Curriculum curriculum) {
    this.patchWidth = patchWidth;
    this.width = width;
    firstClasses = 1 + curriculum.firstNames().size();
    secondClasses = 1 + curriculum.secondNames().size();
    detection =
        addChildBlock(
            "detection",
            Linear.builder()
                .setUnits(firstClasses + secondClasses + 2L * Vocabulary.LOCATIONS)
                .build());
    pointing =
        addChildBlock(
            "pointing",
            Linear.builder().setUnits((long) curriculum.points() * Vocabulary.LOCATIONS).build());
    setInitializer(new NormalInitializer(SIGMA), Parameter.Type.WEIGHT);
  }

  int firstClasses() {
    return firstClasses;
  }

  int secondClasses() {
    return secondClasses;
  }

  /** Patch tokens [N, W] to class and place logits, [N, first + second + 2 * LOCATIONS]. */
  NDArray detect(ParameterStore store, NDArray patches) {
    return detection.forward(store, new NDList(patches), true).head();
  }

  /** Decoder rows [N, D] to [N, points * LOCATIONS]. */
  NDArray point(ParameterStore store, NDArray rows) {
    return pointing.forward(store, new NDList(rows), true).head();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    return new NDList(detect(store, inputs.get(0)), point(store, inputs.get(1)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    throw new UnsupportedOperationException("these heads are called by name");
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    detection.initialize(manager, type, new Shape(1, patchWidth));
    pointing.initialize(manager, type, new Shape(1, width));
  }
}
