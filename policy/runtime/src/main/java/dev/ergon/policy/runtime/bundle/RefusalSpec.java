package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.config.Default;

/**
 * When the first answer to an instruction refuses it: it says "done" while nothing has moved yet.
 *
 * @param threshold how likely "done" must be beside going on, above 0, below 1. Below 0.5 a policy
 *     rather refuses what is there than goes for what is not
 * @param movedPx from 1 to {@value #MOST_PX}: the first answer also looks at the pictures moved by
 *     so many of the camera's pixels to each of the four sides, and the mean log-odds of the five
 *     looks decide; what one look takes for something else is seldom taken for it in all of them. 0
 *     for one look
 */
public record RefusalSpec(double threshold, @Default("0") int movedPx) {
  static final int MOST_PX = 32;

  public RefusalSpec {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold: got " + threshold + ", wanted between 0 and 1");
    }
    if (movedPx < 0 || movedPx > MOST_PX) {
      throw new IllegalArgumentException("moved_px: got " + movedPx + ", wanted 0.." + MOST_PX);
    }
  }
}
