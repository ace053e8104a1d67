package dev.ergon.launch.report;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.JointState;
import java.util.List;

/**
 * One step of an episode, to be shown.
 *
 * @param stampNanos on the robot's clock
 * @param frames what the cameras saw, in the order to show
 * @param joints in the order of {@link ReportSetup#joints()}
 * @param action the action or the tokens in words; may have several lines
 */
public record Moment(long stampNanos, List<CameraFrame> frames, JointState joints, String action) {
  public Moment {
    frames = List.copyOf(frames);
  }
}
