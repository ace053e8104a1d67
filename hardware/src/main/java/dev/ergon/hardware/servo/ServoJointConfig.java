package dev.ergon.hardware.servo;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.urdf.UrdfReader;
import org.jspecify.annotations.Nullable;

/**
 * Which servo moves a joint, as a launch file says it. Servos of 4096 ticks a turn, used within one
 * turn.
 *
 * @param direction 1, or -1 if the joint turns against it
 * @param zeroTicks where it stands when the joint stands at {@code zeroRad}
 * @param pinionM for a joint that slides: the radius of the wheel that moves it
 */
public record ServoJointConfig(
    int id,
    @Default("1") int direction,
    @Default("2048") int zeroTicks,
    @Default("0 rad") double zeroRad,
    @Default("0") int minTicks,
    @Default("4095") int maxTicks,
    @Default("1 m") double pinionM) {
  private static final int TICKS_PER_TURN = 4096;
  private static final int MOST_SERVOS = 24;

  public ServoJointConfig {
    if (id < 0 || id > 252) {
      throw new IllegalArgumentException("id: got " + id + ", wanted 0..252");
    }
    if (minTicks < 0 || maxTicks >= TICKS_PER_TURN) {
      throw new IllegalArgumentException(
          "ticks: got " + minTicks + ".." + maxTicks + ", wanted inside 0..4095");
    }
  }

  /**
   * The arm of a description, between two links.
   *
   * @param urdf its file, relative to the launch file
   * @param gripper its gripper's joint, if there is one
   * @param entries the servo of each actuated joint, by the joint's name
   * @throws InvalidInputException naming the file or the key that makes no sense
   */
  public static ServoArm arm(
      ProviderContext context,
      String urdf,
      String baseLink,
      String toolLink,
      @Nullable String gripper,
      ConfigNode entries) {
    return arm(
        new RobotModel(UrdfReader.read(context.resolve(urdf)), baseLink, toolLink, gripper),
        entries);
  }

  /**
   * The arm whose servos {@code entries} name, one for each actuated joint of {@code model}.
   *
   * @throws InvalidInputException naming the key, if one is missing, unknown or makes no sense
   */
  public static ServoArm arm(RobotModel model, ConfigNode entries) {
    if (entries.children().isEmpty() || entries.children().size() > MOST_SERVOS) {
      throw entries.error("got " + entries.children().size() + " servos, wanted 1..24");
    }
    entries
        .children()
        .forEach((name, entry) -> {
          if (!model.actuatedNames().contains(name)) {
            throw entry.error("the robot has no such joint, wanted " + model.actuatedNames());
          }
        });
    try {
      return new ServoArm(
          model,
          model.actuatedNames().stream()
              .map(name -> entries.required(name).bind(ServoJointConfig.class).joint(name))
              .toList());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(entries.location() + ": " + e.getMessage(), e);
    }
  }

  private ServoJoint joint(String name) {
    return new ServoJoint(name, id, direction, zeroTicks, zeroRad, minTicks, maxTicks, pinionM);
  }
}
