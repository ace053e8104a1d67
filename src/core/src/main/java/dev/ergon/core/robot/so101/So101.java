package dev.ergon.core.robot.so101;

import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.urdf.UrdfReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An SO-101 as it is built: five joints and a jaw that turns against a fixed one. */
public final class So101 {
  /** The joint that turns the jaw. */
  public static final String GRIPPER = "gripper";

  /** A frame at the tip of each jaw, on the side that grasps. */
  public static final String FIXED_TIP = "fixed_jaw_tip";

  public static final String MOVING_TIP = "moving_jaw_tip";

  private static final String URDF = "so101.urdf";

  private So101() {}

  /** Five joints from {@code base_link} to {@code tool0}, and the gripper; uncalibrated. */
  public static RobotModel model() {
    return model(UrdfReader.read(URDF, urdf()));
  }

  /** The same parts of a description with other limits. */
  public static RobotModel model(RobotDescription description) {
    return new RobotModel(description, "base_link", "tool0", GRIPPER);
  }

  /** The description that {@link #model()} is read from. */
  public static String urdf() {
    try (InputStream in = So101.class.getResourceAsStream(URDF)) {
      if (in == null) {
        throw new IllegalStateException("resource " + URDF + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
