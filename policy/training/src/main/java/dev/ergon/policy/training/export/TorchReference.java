package dev.ergon.policy.training.export;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.bc.MatmulPrecision;
import dev.ergon.policy.training.language.Vocabulary;
import dev.ergon.policy.training.model.BlockNames;
import dev.ergon.policy.training.model.VlaModel;
import dev.ergon.policy.training.model.VlaShape;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint run by PyTorch, one observation at a time: what an export is held against. Used by
 * one thread.
 */
public final class TorchReference implements AutoCloseable {
  private static final float HALF_LEVEL = 127.5f;

  private final Checkpoint checkpoint;
  private final Vocabulary vocabulary;
  private final NDManager manager;
  private final VlaModel model;
  private final ParameterStore store;

  public TorchReference(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.vocabulary = checkpoint.curriculum().vocabulary();
    MatmulPrecision.allowBf16(false);
    manager = Engine.getEngine("PyTorch").newBaseManager();
    model = new VlaModel(checkpoint.shape());
    model.initialise(manager);
    Map<String, float[]> weights = checkpoint.weights();
    BlockNames.parameters(model).forEach((name, p) -> p.getArray().set(weights.get(name)));
    store = new ParameterStore(manager, false);
  }

  /**
   * The logits of every action token, [tokens, V].
   *
   * @param pictures RGB bytes of each camera, in the model's size
   * @param state in the robot's units
   */
  public float[][] logits(List<byte[]> pictures, float[] state, String instruction) {
    VlaShape shape = checkpoint.shape();
    int tokens = vocabulary.placeholders();
    int[] words = vocabulary.sentence(instruction);
    long[] ids = new long[words.length + tokens];
    for (int i = 0; i < words.length; i++) {
      ids[i] = words[i];
    }
    ids[words.length] = vocabulary.id(Vocabulary.ACTION);
    for (int i = 1; i < tokens; i++) {
      ids[words.length + i] = vocabulary.id(Vocabulary.placeholder(i - 1));
    }
    try (NDManager scratch = manager.newSubManager()) {
      long side = shape.imageSize();
      NDArray pixels =
          scratch.create(pixels(pictures, shape), new Shape(shape.cameras(), 3, side, side));
      NDArray felt = scratch.create(normalised(state), new Shape(1, shape.stateSize()));
      NDArray said = scratch.create(ids, new Shape(1, 1, ids.length));
      NDArray rows =
          model
              .forward(store, new NDList(pixels, felt, said), false)
              .head()
              .reshape(ids.length, shape.width())
              .get(new NDIndex("{}:", words.length));
      float[] flat = model.decoder().logits(store, rows, false).toFloatArray();
      float[][] logits = new float[tokens][shape.vocabulary()];
      for (int i = 0; i < tokens; i++) {
        System.arraycopy(flat, i * shape.vocabulary(), logits[i], 0, shape.vocabulary());
      }
      return logits;
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  private float[] normalised(float[] state) {
    float[] normalised = new float[state.length];
    for (int i = 0; i < state.length; i++) {
      normalised[i] = checkpoint.curriculum().normalised(i, state[i]);
    }
    return normalised;
  }

  private static float[] pixels(List<byte[]> pictures, VlaShape shape) {
    int area = shape.imageSize() * shape.imageSize();
    float[] pixels = new float[pictures.size() * 3 * area];
    for (int c = 0; c < pictures.size(); c++) {
      byte[] rgb = pictures.get(c);
      for (int i = 0; i < 3 * area; i++) {
        int at = (c * 3 + i % 3) * area + i / 3;
        pixels[at] = ((rgb[i] & 0xFF) - HALF_LEVEL) / HALF_LEVEL;
      }
    }
    return pixels;
  }
}
