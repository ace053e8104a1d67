package dev.ergon.hardware.servo;

import dev.ergon.core.robot.RobotModel;
import java.util.List;

/**
 * A robot's joints and the servos that turn them.
 *
 * @param joints one for each actuated joint of the model, in its order
 */
public record ServoArm(RobotModel model, List<ServoJoint> joints) {
  public ServoArm {
    joints = List.copyOf(joints);
    List<String> names = joints.stream().map(ServoJoint::name).toList();
    if (!names.equals(model.actuatedNames())) {
      throw new IllegalArgumentException(
          "servos of '"
              + model.name()
              + "': got the joints "
              + names
              + ", wanted "
              + model.actuatedNames());
    }
    if (joints.stream().map(ServoJoint::id).distinct().count() != joints.size()) {
      throw new IllegalArgumentException(
          "servos of '" + model.name() + "': got an id twice, wanted one for each joint");
    }
  }

  /**
   * Where servo {@code index} must stand for a commanded position: inside the joint's limits, and
   * inside the servo's range, which may be wider or narrower.
   */
  int goalTicks(int index, double positionRad, int ticksPerTurn) {
    double inside = model.limits(index).clampPosition(positionRad);
    return joints.get(index).ticks(inside, ticksPerTurn);
  }
}
