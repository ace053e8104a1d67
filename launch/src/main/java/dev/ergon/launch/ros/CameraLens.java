package dev.ergon.launch.ros;

import dev.ergon.launch.sim.ServedArm;
import dev.ergon.transport.ros.message.sensor_msgs.CameraInfo;
import dev.ergon.transport.ros.message.sensor_msgs.RegionOfInterest;
import dev.ergon.transport.ros.message.std_msgs.Header;

/** The lens of a simulated camera as ROS tells it: square pixels, no distortion. */
public final class CameraLens {
  private static final double[] NONE = new double[5];
  private static final double[] NOT_TURNED = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private CameraLens() {}

  /**
   * The lens of {@code camera}; pixels are counted from the middle of the first one.
   *
   * @param header the picture's
   */
  public static CameraInfo of(ServedArm.Camera camera, Header header) {
    int width = camera.spec().width();
    int height = camera.spec().height();
    double focal = height / 2.0 / StrictMath.tan(camera.verticalFovRad() / 2);
    double x = (width - 1) / 2.0;
    double y = (height - 1) / 2.0;
    return new CameraInfo(
        header,
        height,
        width,
        "plumb_bob",
        NONE,
        new double[] {focal, 0, x, 0, focal, y, 0, 0, 1},
        NOT_TURNED,
        new double[] {focal, 0, x, 0, 0, focal, y, 0, 0, 0, 1, 0},
        0,
        0,
        new RegionOfInterest(0, 0, 0, 0, false));
  }
}
