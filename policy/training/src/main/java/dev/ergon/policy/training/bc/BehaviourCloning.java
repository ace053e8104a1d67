package dev.ergon.policy.training.bc;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.training.bc.TrainingListener.StepReport;
import dev.ergon.policy.training.language.ActionVocabulary;
import dev.ergon.policy.training.model.VlaModel;
import dev.ergon.policy.training.model.VlaShape;
import dev.ergon.policy.training.sample.Samples;
import dev.ergon.tokenizer.ActionTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Trains a model on samples. Used by one thread; the next batch is made on another. */
public final class BehaviourCloning {
  /** The name of the newest checkpoint in the folder of a training. */
  public static final String NEWEST = "newest.ckpt";

  private final Samples samples;
  private final Curriculum curriculum;
  private final VlaShape shape;
  private final Recipe recipe;
  private final Path folder;
  private final int checkpointEvery;

  /**
   * @param folder where checkpoints go
   * @param checkpointEvery steps between two of them, > 0
   */
  public BehaviourCloning(
      Samples samples,
      Curriculum curriculum,
      VlaShape shape,
      Recipe recipe,
      Path folder,
      int checkpointEvery) {
    this.samples = samples;
    this.curriculum = curriculum;
    this.shape = shape;
    this.recipe = recipe;
    this.folder = folder;
    this.checkpointEvery = checkpointEvery;
  }

  /**
   * Trains from the start, or on from {@code from}. A model with adapters trains these alone: its
   * other weights stay as {@code from} has them.
   *
   * @param from of this shape; of a fine-tuning that begins, adapters may lack
   * @param restart whether the recipe's steps are counted anew: fine-tuning rather than going on
   * @return the last checkpoint, written as {@link #NEWEST}
   */
  public Checkpoint train(@Nullable Checkpoint from, boolean restart, TrainingListener listener)
      throws IOException, InterruptedException {
    requireShape(from, restart);
    Engine engine = Engine.getEngine("PyTorch");
    engine.setRandomSeed((int) recipe.seed());
    MatmulPrecision.allowBf16(true);
    ExecutorService maker = Executors.newSingleThreadExecutor();
    try (NDManager manager = engine.newBaseManager()) {
      VlaModel model = new VlaModel(shape);
      model.initialise(manager);
      AuxiliaryHeads heads =
          new AuxiliaryHeads(VlaModel.patchWidth(shape), shape.width(), curriculum);
      heads.initialize(manager, DataType.FLOAT32, new Shape(1, shape.width()));
      TrainedParameters parameters = TrainedParameters.of(model, heads);
      if (from != null) {
        parameters.restore(from, restart);
      }
      AdamW optimiser = new AdamW(manager, parameters.trained(), recipe);
      int first = from == null || restart ? 0 : resume(optimiser, from);
      ActionTokenizer actions =
          ActionVocabulary.tokenizer(curriculum.vocabulary(), curriculum.space());
      BatchMaker batches = new BatchMaker(samples, curriculum, shape, actions, recipe);
      Losses losses = new Losses(model, heads, recipe.segments(), batches.segmentLength());
      ParameterStore store = new ParameterStore(manager, false);
      Future<Batch> next = maker.submit(() -> batches.make(first));
      Checkpoint newest = checkpoint(optimiser, parameters, first);
      for (int step = first; step < recipe.steps() && !listener.stop(); step++) {
        Batch batch = next.get();
        int following = step + 1;
        next = maker.submit(() -> batches.make(following));
        try (NDManager scratch = manager.newSubManager()) {
          listener.stepped(step(engine, scratch, store, losses, optimiser, batch, step));
        }
        if (following % checkpointEvery == 0 || following == recipe.steps() || listener.stop()) {
          newest = checkpoint(optimiser, parameters, following);
          newest.write(folder.resolve(NEWEST));
          listener.saved(newest);
        }
      }
      return newest;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a batch could not be made", e.getCause());
    } finally {
      maker.shutdownNow();
    }
  }

  private StepReport step(
      Engine engine,
      NDManager scratch,
      ParameterStore store,
      Losses losses,
      AdamW optimiser,
      Batch batch,
      int step) {
    Losses.Parts parts;
    try (GradientCollector collector = engine.newGradientCollector()) {
      parts = losses.of(scratch, store, batch);
      collector.backward(parts.total());
    }
    float norm = optimiser.update(scratch, step);
    return new StepReport(
        step + 1,
        recipe.steps(),
        parts.total().getFloat(),
        parts.actions().getFloat(),
        parts.words().getFloat(),
        parts.aux().getFloat(),
        accuracy(parts.logits(), batch),
        norm,
        batch.images());
  }

  private double accuracy(NDArray logits, Batch batch) {
    long[] said = logits.argMax(1).toLongArray();
    int vocabulary = shape.vocabulary();
    int right = 0;
    for (int i = 0; i < said.length; i++) {
      right += batch.targets()[i * vocabulary + (int) said[i]] > 0 ? 1 : 0;
    }
    return said.length == 0 ? 0 : (double) right / said.length;
  }

  private Checkpoint checkpoint(AdamW optimiser, TrainedParameters parameters, int step) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    parameters.frozen().forEach((name, p) -> arrays.put("average/" + name, values(p)));
    for (AdamW.Slot slot : optimiser.slots()) {
      arrays.put("weight/" + slot.name(), slot.weight().toFloatArray());
      arrays.put("average/" + slot.name(), slot.average().toFloatArray());
      arrays.put("mean/" + slot.name(), slot.mean().toFloatArray());
      arrays.put("variance/" + slot.name(), slot.variance().toFloatArray());
    }
    return new Checkpoint(shape, curriculum, recipe, step, arrays);
  }

  private void requireShape(@Nullable Checkpoint from, boolean restart) {
    if (from == null) {
      if (shape.lora().adapts()) {
        throw new InvalidInputException("lora: adapters need a trained checkpoint to begin with");
      }
      return;
    }
    VlaShape wanted = restart ? shape.withLora(from.shape().lora()) : shape;
    if (!from.shape().equals(wanted)) {
      throw new InvalidInputException(
          "checkpoint: is of a model " + from.shape() + ", wanted " + wanted);
    }
  }

  private static int resume(AdamW optimiser, Checkpoint from) {
    for (AdamW.Slot slot : optimiser.slots()) {
      slot.average().set(from.array("average/" + slot.name()));
      slot.mean().set(from.array("mean/" + slot.name()));
      slot.variance().set(from.array("variance/" + slot.name()));
    }
    return from.step();
  }

  private static float[] values(Parameter parameter) {
    return parameter.getArray().toFloatArray();
  }
}
