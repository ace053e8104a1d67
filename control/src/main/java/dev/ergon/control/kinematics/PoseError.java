package dev.ergon.control.kinematics;

/** How far the tool is from a wanted pose, as a twist that would close it in one second. */
public final class PoseError {
  private PoseError() {}

  /**
   * Writes (position error in metres, rotation vector in radians) [6], both in the base frame: the
   * rotation part is {@code log(R_target R_tool^-1)}, of length 0..pi. Real-time safe.
   *
   * @param position wanted (x, y, z), metres, in the base frame
   * @param quaternion wanted (w, x, y, z), of norm 1
   */
  public static void write(
      KinematicsData data, double[] position, double[] quaternion, double[] error) {
    double[] tool = data.toolPosition();
    error[0] = position[0] - tool[0];
    error[1] = position[1] - tool[1];
    error[2] = position[2] - tool[2];
    So3.difference(data.toolQuaternion(), quaternion, error, 3);
  }
}
