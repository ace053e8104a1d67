package dev.ergon.perception.ros;

import dev.ergon.core.image.Image;

/** Where a transport puts the pictures of one topic. Safe from any thread. */
public interface PictureInbox {
  /**
   * Takes a picture.
   *
   * @param stampNanos when it was taken, as the message says
   */
  void picture(long stampNanos, Image image);

  /** Says what size the pictures have, as sensor_msgs/CameraInfo tells. */
  void lens(long width, long height);

  /** Says why a message was no picture. */
  void refused(String why);
}
