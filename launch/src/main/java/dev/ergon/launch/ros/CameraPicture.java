package dev.ergon.launch.ros;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.std_msgs.Header;

/** A simulated camera's picture as ROS tells it: packed rows, an encoding of 8-bit channels. */
public final class CameraPicture {
  private CameraPicture() {}

  /** The message of {@code frame}. */
  public static Image of(CameraFrame frame, Header header) {
    var image = frame.image();
    int width = image.width();
    String encoding =
        switch (image.format()) {
          case RGB8 -> "rgb8";
          case MONO8 -> "mono8";
        };
    long step = (long) width * image.format().channels();
    return new Image(
        header, image.height(), width, encoding, 0, step, Octets.adopt(image.toBytes()));
  }
}
