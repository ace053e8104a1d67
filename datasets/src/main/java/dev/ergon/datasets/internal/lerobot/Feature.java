package dev.ergon.datasets.internal.lerobot;

import java.util.List;

/**
 * One entry of {@code info.json}'s features.
 *
 * @param dtype a numpy name, or {@code video}, {@code image}, {@code string}
 * @param shape {@code [n]}, or {@code [height, width, channels]} of a picture
 * @param names one per entry of the last axis, or of each axis of a picture; empty for none
 */
public record Feature(String name, String dtype, List<Integer> shape, List<String> names) {
  /** Prefix of camera features. */
  public static final String IMAGES = "observation.images.";

  public static final String STATE = "observation.state";
  public static final String ACTION = "action";
  public static final String REWARD = "next.reward";
  public static final String DONE = "next.done";
  public static final String SUCCESS = "next.success";
  public static final String TIMESTAMP = "timestamp";
  public static final String FRAME_INDEX = "frame_index";
  public static final String EPISODE_INDEX = "episode_index";
  public static final String INDEX = "index";
  public static final String TASK_INDEX = "task_index";

  /** The features that every dataset must declare, exactly so. */
  public static final List<Feature> MANDATORY =
      List.of(
          scalar(TIMESTAMP, "float32"),
          scalar(FRAME_INDEX, "int64"),
          scalar(EPISODE_INDEX, "int64"),
          scalar(INDEX, "int64"),
          scalar(TASK_INDEX, "int64"));

  public Feature {
    shape = List.copyOf(shape);
    names = List.copyOf(names);
  }

  public static Feature scalar(String name, String dtype) {
    return new Feature(name, dtype, List.of(1), List.of());
  }

  public static Feature vector(String name, List<String> names) {
    return new Feature(name, "float32", List.of(names.size()), names);
  }

  public boolean isVideo() {
    return dtype.equals("video");
  }

  public boolean isImage() {
    return dtype.equals("image");
  }

  public boolean isPicture() {
    return isVideo() || isImage();
  }

  public boolean isText() {
    return dtype.equals("string");
  }

  public boolean isNumeric() {
    return switch (dtype) {
      case "float32",
          "float64",
          "int8",
          "int16",
          "int32",
          "int64",
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "bool" ->
          true;
      default -> false;
    };
  }

  /** Whether statistics are kept of it. */
  public boolean hasStatistics() {
    return isNumeric() || isPicture();
  }

  /** How many numbers a cell holds. */
  public int elements() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** How many axes the stored cell has: 0 for a scalar, which shape [1] is. */
  public int axes() {
    return shape.equals(List.of(1)) ? 0 : shape.size();
  }

  /** How many dimensions its statistics have: a picture's channels, else the entries. */
  public int statisticsDimensions() {
    return isPicture() ? shape.get(2) : elements();
  }
}
