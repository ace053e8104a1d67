package dev.ergon.core.episode;

import java.util.List;

/** A run from its first step to its last. */
public record Episode(long index, List<Step> steps) {
  public Episode {
    steps = List.copyOf(steps);
  }

  /** Whether the last step ended it well. */
  public boolean success() {
    return !steps.isEmpty() && steps.get(steps.size() - 1).success();
  }
}
