package dev.ergon.launch.train;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.training.bc.Curriculum;
import dev.ergon.policy.training.model.Lora;
import dev.ergon.policy.training.model.VlaShape;
import picocli.CommandLine.Option;

/** Which model is trained: the sizes of a new one, and the adapters of one that is tuned. */
final class ModelOptions {
  private static final int VISION_WIDTH = 128;
  private static final int VISION_LAYERS = 2;
  private static final int HEADS = 2;
  private static final int MAX_POSITIONS = 128;

  /** How pictures come to the decoder. */
  enum Connector {
    MLP,
    QFORMER
  }

  @Option(
      names = "--width",
      paramLabel = "D",
      defaultValue = "128",
      description = "Numbers per row of a new model (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--layers",
      paramLabel = "N",
      defaultValue = "4",
      description = "Layers of a new model's decoder (default: ${DEFAULT-VALUE}).")
  private int layers;

  @Option(
      names = "--connector",
      paramLabel = "NAME",
      defaultValue = "MLP",
      description =
          "What stands between a new model's picture encoder and its decoder:"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Connector connector = Connector.MLP;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "16",
      description = "Learned queries of a Q-Former, for each picture (default: ${DEFAULT-VALUE}).")
  private int queries;

  @Option(
      names = "--lora",
      paramLabel = "RANK",
      defaultValue = "0",
      description =
          "Train low-rank adapters of the decoder's linear layers alone, beside the weights of"
              + " --from, which stay (default: train all weights).")
  private int rank;

  @Option(
      names = "--lora-alpha",
      paramLabel = "A",
      description = "What adapters are scaled by, times the rank (default: the rank).")
  private float alpha = Float.NaN;

  @Option(names = "--lora-encoder", description = "Adapters in the picture encoder too.")
  private boolean encoder;

  /** A new model's sizes. */
  VlaShape shape(int stateSize, Curriculum curriculum) {
    if (connector == Connector.QFORMER && queries < 1) {
      throw new InvalidInputException("--queries: got " + queries + ", wanted 1 or more");
    }
    try {
      return new VlaShape(
          SampleStudio.CAMERAS.get(0).width(),
          SampleStudio.CAMERAS.size(),
          VISION_WIDTH,
          VISION_LAYERS,
          stateSize,
          width,
          layers,
          HEADS,
          curriculum.vocabulary().size(),
          MAX_POSITIONS,
          connector == Connector.QFORMER ? queries : 0,
          lora());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("command line: " + e.getMessage(), e);
    }
  }

  /**
   * The sizes of a model that is there.
   *
   * @param goesOn whether its training goes on: it then has its adapters already
   */
  VlaShape shape(VlaShape there, boolean goesOn) {
    if (!goesOn) {
      return there.withLora(lora());
    }
    if (rank > 0 && !there.lora().equals(lora())) {
      throw new InvalidInputException(
          "--lora: got " + lora() + ", but the training that lies there has " + there.lora());
    }
    return there;
  }

  private Lora lora() {
    try {
      return rank == 0 ? Lora.NONE : new Lora(rank, Float.isNaN(alpha) ? rank : alpha, encoder);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--lora: " + e.getMessage(), e);
    }
  }
}
