package dev.ergon.control.gripper;

import dev.ergon.core.config.Default;
import org.jspecify.annotations.Nullable;

/**
 * How the gripper is told and judged.
 *
 * @param binary whether an open fraction is rounded to open or closed
 * @param debounceNanos how long a changed command must last before the gripper follows
 * @param moveTimeoutNanos how long opening or closing may take before it counts as failed
 * @param toleranceM how near to open or closed counts as there, in the joint's unit
 * @param restSpeedMPerS below this it counts as standing still, in the joint's unit per second
 * @param opening the part of its travel that counts as open, above 0 up to 1: jaws that turn open
 *     farther than there is room beside what they grasp
 * @param homing how it finds its travel when it is first armed; null where it knows it
 */
public record GripperOptions(
    @Default("true") boolean binary,
    @Default("0 ms") long debounceNanos,
    @Default("2 s") long moveTimeoutNanos,
    @Default("2 mm") double toleranceM,
    @Default("5 mm/s") double restSpeedMPerS,
    @Default("1") double opening,
    @Nullable HomingOptions homing) {
  public GripperOptions {
    if (!(opening > 0 && opening <= 1)) {
      throw new IllegalArgumentException(
          "gripper opening: got %s, wanted above 0, up to 1".formatted(opening));
    }
    if (debounceNanos < 0 || moveTimeoutNanos <= 0 || !(toleranceM > 0) || !(restSpeedMPerS > 0)) {
      throw new IllegalArgumentException(
          "gripper: got debounce %d ns, move_timeout %d ns, tolerance %s m, rest_speed %s m/s, wanted > 0"
              .formatted(debounceNanos, moveTimeoutNanos, toleranceM, restSpeedMPerS));
    }
  }
}
