package dev.ergon.sim.embedded.expert;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.config.Default;
import dev.ergon.sim.embedded.ErgonActionSpace;

/**
 * What there is to choose about a policy that answers with actions of {@link ErgonActionSpace}.
 *
 * @param chunk how many actions it answers with, >= 1
 */
public record ChunkSettings(@Default("1") int chunk) {
  public ChunkSettings {
    if (chunk < 1 || chunk > ActionChunk.MAX_HORIZON) {
      throw new IllegalArgumentException(
          "chunk: got %d, wanted 1..%d".formatted(chunk, ActionChunk.MAX_HORIZON));
    }
  }
}
