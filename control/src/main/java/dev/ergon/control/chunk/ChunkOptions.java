package dev.ergon.control.chunk;

import dev.ergon.core.action.PrefixSchedule;
import dev.ergon.core.config.Default;

/**
 * How chunks are executed.
 *
 * @param strategy which {@link ChunkStrategy}
 * @param executionHorizon receding horizon: the most rows of one chunk that are executed; real-time
 *     chunking: the first row that is all the new chunk's; >= 1
 * @param ensembleDecay temporal ensemble: m in {@code exp(-m i)}; 0 weighs all predictions alike,
 *     above 0 older ones weigh more
 * @param oldWeight asynchronous overlap: the old chunk's weight, 0..1
 * @param askEvery how many steps after one observation the policy is asked with the next; 0 for
 *     what suits the strategy
 * @param schedule real-time chunking: how the soft mask falls
 */
public record ChunkOptions(
    @Default("receding_horizon") StrategyKind strategy,
    @Default("1024") int executionHorizon,
    @Default("0.01") double ensembleDecay,
    @Default("0.3") double oldWeight,
    @Default("0") int askEvery,
    @Default("exp") PrefixSchedule schedule) {
  public ChunkOptions {
    if (executionHorizon < 1
        || !(Math.abs(ensembleDecay) <= 10)
        || !(oldWeight >= 0 && oldWeight <= 1)
        || askEvery < 0) {
      throw new IllegalArgumentException(
          "chunks: got execution_horizon %d, ensemble_decay %s, old_weight %s, ask_every %d, wanted >= 1, -10..10, 0..1, >= 0"
              .formatted(executionHorizon, ensembleDecay, oldWeight, askEvery));
    }
  }

  /** {@code strategy} with everything else as it is by default. */
  public static ChunkOptions of(StrategyKind strategy) {
    return new ChunkOptions(strategy, 1024, 0.01, 0.3, 0, PrefixSchedule.EXP);
  }

  /**
   * How many steps lie between two observations that the policy is asked with: a whole chunk where
   * the newest one alone is executed, a step for an ensemble, and half a chunk where two overlap.
   *
   * @param horizon how many actions the policy answers with
   */
  public int stepsBetweenAnswers(int horizon) {
    int wanted =
        askEvery > 0
            ? askEvery
            : switch (strategy) {
              case RECEDING_HORIZON -> executionHorizon;
              case TEMPORAL_ENSEMBLE -> 1;
              case ASYNC_OVERLAP -> horizon / 2;
              case REAL_TIME_CHUNKING -> Math.min(executionHorizon, horizon / 2);
            };
    return Math.max(1, Math.min(wanted, horizon));
  }

  /** A fresh strategy for rows of {@code layout}. */
  public ChunkStrategy newStrategy(ActionLayout layout, boolean binaryGripper) {
    return switch (strategy) {
      case RECEDING_HORIZON -> new RecedingHorizon(layout, executionHorizon);
      case TEMPORAL_ENSEMBLE -> new TemporalEnsemble(layout, ensembleDecay, binaryGripper);
      case ASYNC_OVERLAP -> new AsyncOverlap(layout, oldWeight, binaryGripper);
      case REAL_TIME_CHUNKING ->
          new RealTimeChunking(layout, schedule, executionHorizon, binaryGripper);
    };
  }
}
