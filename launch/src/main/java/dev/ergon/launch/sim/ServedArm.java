package dev.ergon.launch.sim;

import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.robot.RobotModel;
import java.util.List;

/**
 * What a transport must know of the arm that it makes known.
 *
 * @param urdf the description's text
 * @param cameras those whose pictures will come
 */
public record ServedArm(RobotModel model, String urdf, List<Camera> cameras) {
  /**
   * @param verticalFovRad the angle between the top and the bottom edge of the picture, 0..pi
   */
  public record Camera(CameraSpec spec, double verticalFovRad) {
    public String name() {
      return spec.name();
    }
  }

  public ServedArm {
    cameras = List.copyOf(cameras);
  }
}
