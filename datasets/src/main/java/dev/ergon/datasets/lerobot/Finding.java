package dev.ergon.datasets.lerobot;

/**
 * Something about a dataset that is not as it must be.
 *
 * @param file relative to the dataset's folder
 * @param place the column, row or key in it; empty for the file as a whole
 */
public record Finding(Severity severity, String file, String place, String got, String wanted) {

  /** How much it matters. */
  public enum Severity {
    /** A loader refuses the dataset, or answers something else than was recorded. */
    ERROR,
    /** It loads; a tool, training or appending may stumble. */
    WARNING
  }

  /** One line for a person. */
  @Override
  public String toString() {
    return severity
        + " "
        + file
        + (place.isEmpty() ? "" : " " + place)
        + ": got "
        + got
        + ", wanted "
        + wanted;
  }
}
