package dev.ergon.core.observation;

import dev.ergon.core.geometry.Pose;
import dev.ergon.core.robot.JointState;
import java.util.List;
import java.util.Optional;

/**
 * What the robot knows at {@code stampNanos}. Each part keeps the stamp of its own capture, so its
 * age is the difference. A part may be stamped a little ahead of {@code stampNanos}, since a
 * simulator elsewhere sends the topics and the time of one instant in no order; its age is 0.
 *
 * @param frames one per camera, in the order of the launch file; names are unique
 * @param endEffector the tool frame in the base frame, computed from {@code joints}
 */
public record Observation(
    long stampNanos, List<CameraFrame> frames, JointState joints, Pose endEffector) {
  public Observation {
    frames = List.copyOf(frames);
    if (frames.stream().map(CameraFrame::camera).distinct().count() != frames.size()) {
      throw new IllegalArgumentException("observation: a camera is there twice");
    }
  }

  public Optional<CameraFrame> frame(String camera) {
    return frames.stream().filter(f -> f.camera().equals(camera)).findFirst();
  }

  /** The age of the joint state, in nanoseconds; never below 0. */
  public long jointAgeNanos() {
    return Math.max(0, stampNanos - joints.stampNanos());
  }

  /** The age of the oldest part, in nanoseconds; never below 0. */
  public long ageNanos() {
    long oldest = jointAgeNanos();
    for (CameraFrame frame : frames) {
      oldest = Math.max(oldest, stampNanos - frame.stampNanos());
    }
    return oldest;
  }

  /** When the oldest part was measured; the observation's own time where all parts are ahead. */
  public long oldestStampNanos() {
    return stampNanos - ageNanos();
  }
}
