package dev.ergon.control.kinematics;

/**
 * Joint positions that bring the tool to a pose.
 *
 * @param position [dof], rad or m, inside the joint limits
 * @param positionErrorM what is left
 * @param rotationErrorRad what is left
 * @param iterations steps taken, over all starts
 * @param restarts how many starts failed before
 */
public record IkSolution(
    double[] position,
    double positionErrorM,
    double rotationErrorRad,
    int iterations,
    int restarts) {
  public IkSolution {
    position = position.clone();
  }

  @Override
  public double[] position() {
    return position.clone();
  }
}
