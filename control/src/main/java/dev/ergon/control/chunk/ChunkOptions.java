package dev.ergon.control.chunk;

import dev.ergon.core.config.Default;

/**
 * How chunks are executed.
 *
 * @param strategy which {@link ChunkStrategy}
 * @param executionHorizon the most rows of one chunk that are executed; >= 1
 */
public record ChunkOptions(
    @Default("receding_horizon") StrategyKind strategy, @Default("1024") int executionHorizon) {
  public ChunkOptions {
    if (executionHorizon < 1) {
      throw new IllegalArgumentException(
          "chunks: got execution_horizon " + executionHorizon + ", wanted >= 1");
    }
  }

  /** A fresh strategy for rows of {@code layout}. */
  public ChunkStrategy newStrategy(ActionLayout layout) {
    return switch (strategy) {
      case RECEDING_HORIZON -> new RecedingHorizon(layout, executionHorizon);
    };
  }
}
