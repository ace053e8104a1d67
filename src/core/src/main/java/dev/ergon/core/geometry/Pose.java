package dev.ergon.core.geometry;

/**
 * Where something is, and in which frame that is said.
 *
 * @param frame the reference frame, for example {@code base_link}; not blank
 * @param position metres, in {@code frame}
 * @param orientation relative to {@code frame}
 */
public record Pose(String frame, Vec3 position, Quaternion orientation) {
  public Pose {
    if (frame.isBlank()) {
      throw new IllegalArgumentException("pose frame: got a blank name");
    }
  }

  public static Pose of(String frame, Transform transform) {
    return new Pose(frame, transform.translation(), transform.rotation());
  }

  public Transform toTransform() {
    return new Transform(position, orientation);
  }
}
