package dev.ergon.core.action;

/**
 * One number of an action.
 *
 * @param name for example {@code dx} or a joint's name
 * @param low the smallest value it may take, in the kind's unit; finite
 * @param high the largest value, at least {@code low}; finite
 */
public record ActionDimension(String name, ActionKind kind, double low, double high) {
  public ActionDimension {
    if (name.isBlank()) {
      throw new IllegalArgumentException("action dimension: got a blank name");
    }
    if (!Double.isFinite(low) || !Double.isFinite(high) || !(low <= high)) {
      throw new IllegalArgumentException(
          "action dimension '"
              + name
              + "': got bounds "
              + low
              + ".."
              + high
              + ", wanted finite low <= high");
    }
  }
}
