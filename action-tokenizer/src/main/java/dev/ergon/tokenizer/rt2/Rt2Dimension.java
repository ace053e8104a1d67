package dev.ergon.tokenizer.rt2;

import dev.ergon.tokenizer.TokenizerException;

/**
 * One binned number of an RT-2 action.
 *
 * @param name for people, for example {@code dx}
 * @param low the value of bin 0's left edge, in the dimension's own unit; finite
 * @param high the largest value, above {@code low}; finite
 */
public record Rt2Dimension(String name, double low, double high) {
  public Rt2Dimension {
    if (!Double.isFinite(low) || !Double.isFinite(high - low) || !(low < high)) {
      throw TokenizerException.badInput(
          "RT-2 dimension '" + name + "': got " + low + ".." + high + ", wanted finite low < high");
    }
  }
}
