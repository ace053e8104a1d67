package dev.ergon.core.action;

import java.util.List;

/**
 * What a policy's numbers mean: the dimensions in order, the frame of end-effector motions, how
 * rotations and the gripper are written. A policy declares the one it speaks; control converts in
 * one place.
 *
 * <p>End-effector deltas are steps from where the tool is commanded to be, translations and
 * rotations both expressed in {@code frame}: {@code p' = p + dp}, {@code R' = exp(dr) R}.
 *
 * @param name for people and manifests
 * @param dimensions 1..64, names unique; components of one kind follow one another (x, y, z)
 * @param frame the frame of end-effector motions; control serves the model's base link
 */
public record ActionSpace(
    String name,
    List<ActionDimension> dimensions,
    String frame,
    RotationEncoding rotation,
    GripperConvention gripper) {
  public static final int MAX_DIMENSIONS = 64;

  public ActionSpace {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.size() > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "action space '"
              + name
              + "': got "
              + dimensions.size()
              + " dimensions, wanted 1.."
              + MAX_DIMENSIONS);
    }
    if (dimensions.stream().map(ActionDimension::name).distinct().count() != dimensions.size()) {
      throw new IllegalArgumentException("action space '" + name + "': a dimension is there twice");
    }
    requireComponents(name, dimensions, ActionKind.DELTA_POSITION, 3);
    requireComponents(name, dimensions, ActionKind.ABSOLUTE_POSITION, 3);
    requireComponents(name, dimensions, ActionKind.DELTA_ROTATION, rotation.components());
    requireComponents(name, dimensions, ActionKind.ABSOLUTE_ROTATION, rotation.components());
    requireComponents(name, dimensions, ActionKind.GRIPPER, 1);
    requireComponents(name, dimensions, ActionKind.TERMINATE, 1);
  }

  public int size() {
    return dimensions.size();
  }

  /** The index of the first dimension of {@code kind}, or -1. */
  public int indexOf(ActionKind kind) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).kind() == kind) {
        return i;
      }
    }
    return -1;
  }

  public boolean has(ActionKind kind) {
    return indexOf(kind) >= 0;
  }

  private static void requireComponents(
      String name, List<ActionDimension> dimensions, ActionKind kind, int wanted) {
    int count = 0;
    int last = -1;
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).kind() == kind) {
        if (count > 0 && last != i - 1) {
          throw new IllegalArgumentException(
              "action space '" + name + "': the " + kind + " dimensions do not follow one another");
        }
        count++;
        last = i;
      }
    }
    if (count != 0 && count != wanted) {
      throw new IllegalArgumentException(
          "action space '"
              + name
              + "': got "
              + count
              + " dimensions of "
              + kind
              + ", wanted 0 or "
              + wanted);
    }
  }
}
