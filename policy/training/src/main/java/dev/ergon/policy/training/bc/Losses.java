package dev.ergon.policy.training.bc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import dev.ergon.policy.training.language.Vocabulary;
import dev.ergon.policy.training.model.VlaModel;
import dev.ergon.policy.training.model.VlaShape;

/** The forward pass over a batch, and how far its answers are from what they should be. */
final class Losses {
  /** A patch that shows nothing counts less, for most do. */
  private static final float NOTHING_WEIGHT = 0.15f;

  private final VlaModel model;
  private final AuxiliaryHeads heads;
  private final int segments;
  private final int segmentLength;

  Losses(VlaModel model, AuxiliaryHeads heads, int segments, int segmentLength) {
    this.model = model;
    this.heads = heads;
    this.segments = segments;
    this.segmentLength = segmentLength;
  }

  /**
   * The parts of a batch's loss, scalars.
   *
   * @param total what is to become less
   * @param actions per action label, summed over its tokens
   * @param words per word row
   * @param logits of the action rows, [actionRows, V]
   */
  record Parts(NDArray total, NDArray actions, NDArray words, NDArray aux, NDArray logits) {}

  Parts of(NDManager manager, ParameterStore store, Batch batch) {
    VlaShape shape = model.shape();
    long side = shape.imageSize();
    NDArray pixels =
        manager.create(
            batch.pixels(), new Shape((long) batch.images() * shape.cameras(), 3, side, side));
    NDArray state = manager.create(batch.state(), new Shape(batch.images(), shape.stateSize()));
    NDArray ids = manager.create(batch.ids(), new Shape(batch.images(), segments, segmentLength));
    NDList out = model.forward(store, new NDList(pixels, state, ids), true);
    NDArray rows = out.get(0).reshape(-1, shape.width());
    NDArray patches = out.get(1).reshape(-1, VlaModel.patchWidth(shape));

    NDArray logits = model.decoder().logits(store, pick(manager, batch.rows(), rows), true);
    NDArray targets =
        manager.create(batch.targets(), new Shape(batch.rows().length, shape.vocabulary()));
    NDArray perRow = targets.mul(logits.logSoftmax(1)).sum(new int[] {1}).neg();
    NDArray actions = perRow.get(new NDIndex(":{}", batch.actionRows())).sum().div(batch.labels());
    boolean anyWords = batch.rows().length > batch.actionRows();
    NDArray words =
        anyWords ? perRow.get(new NDIndex("{}:", batch.actionRows())).mean() : manager.create(0f);
    NDArray aux =
        detection(manager, store, batch, patches).add(pointing(manager, store, batch, rows));
    return new Parts(
        actions.add(words).add(aux),
        actions,
        words,
        aux,
        logits.get(new NDIndex(":{}", batch.actionRows())));
  }

  private NDArray detection(NDManager manager, ParameterStore store, Batch batch, NDArray patches) {
    if (batch.markRows().length == 0) {
      return manager.create(0f);
    }
    NDArray all = heads.detect(store, patches);
    int first = heads.firstClasses();
    int second = first + heads.secondClasses();
    NDArray places = pick(manager, batch.markRows(), all.get(new NDIndex(":, {}:", second)));
    NDArray told = locations(manager, batch.markTargets(), batch.markRows().length, 2, places);
    return classes(manager, batch.firstClass(), all.get(new NDIndex(":, :{}", first)))
        .add(classes(manager, batch.secondClass(), all.get(new NDIndex(":, {}:{}", first, second))))
        .add(told);
  }

  /** Weighted cross-entropy of patches' classes; class 0 shows nothing. */
  private static NDArray classes(NDManager manager, long[] wanted, NDArray logits) {
    int kinds = (int) logits.getShape().get(1);
    float[] targets = new float[wanted.length * kinds];
    float sum = 0;
    for (int i = 0; i < wanted.length; i++) {
      float weight = wanted[i] == 0 ? NOTHING_WEIGHT : 1;
      targets[i * kinds + (int) wanted[i]] = weight;
      sum += weight;
    }
    NDArray target = manager.create(targets, new Shape(wanted.length, kinds));
    return target.mul(logits.logSoftmax(1)).sum().div(-sum);
  }

  private NDArray pointing(NDManager manager, ParameterStore store, Batch batch, NDArray rows) {
    NDArray pointed = heads.point(store, pick(manager, batch.pointRows(), rows));
    int points = (int) (pointed.getShape().get(1) / Vocabulary.LOCATIONS);
    return locations(manager, batch.pointTargets(), batch.pointRows().length, points, pointed);
  }

  /** Mean over rows of the cross-entropies of {@code numbers} places; none where no target is. */
  private static NDArray locations(
      NDManager manager, float[] targets, int rows, int numbers, NDArray logits) {
    Shape shape = new Shape((long) rows * numbers, Vocabulary.LOCATIONS);
    NDArray target = manager.create(targets, shape);
    return target.mul(logits.reshape(shape).logSoftmax(1)).sum().div(-rows);
  }

  private static NDArray pick(NDManager manager, long[] index, NDArray rows) {
    return Embedding.embedding(manager.create(index), rows, SparseFormat.DENSE).head();
  }
}
