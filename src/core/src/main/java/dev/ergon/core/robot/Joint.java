package dev.ergon.core.robot;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import org.jspecify.annotations.Nullable;

/**
 * A joint of the robot's tree.
 *
 * @param origin {@code X_PJ}: the joint frame in its parent link's frame, at position zero
 * @param axis the unit axis of motion, in the joint frame; ignored for a fixed joint
 * @param limits what it may do; for a fixed joint, meaningless
 * @param mimic the joint it follows, or null
 */
public record Joint(
    String name,
    JointType type,
    String parentLink,
    String childLink,
    Transform origin,
    Vec3 axis,
    JointLimits limits,
    @Nullable Mimic mimic) {
  public Joint {
    if (type != JointType.FIXED) {
      axis = axis.normalised();
    }
  }

  /** Whether a command moves it: it can move, and follows no other joint. */
  public boolean isActuated() {
    return type != JointType.FIXED && mimic == null;
  }
}
