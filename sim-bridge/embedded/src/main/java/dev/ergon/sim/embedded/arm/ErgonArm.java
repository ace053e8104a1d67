package dev.ergon.sim.embedded.arm;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.urdf.UrdfReader;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.sim.embedded.scene.WorkArea;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The arm that Ergon brings along: its description, and where it starts. */
public final class ErgonArm {
  private static final String URDF = "/dev/ergon/sim/embedded/ergon_arm.urdf";

  private ErgonArm() {}

  /** At the table: its base is where the world's frame is, and it reaches all of the work area. */
  public static TableArm arm() {
    return new TableArm(
        urdf(),
        model(),
        Arrays.stream(home()).boxed().toList(),
        Transform.IDENTITY,
        new Hand.SlidingFingers(),
        WorkArea.WHOLE,
        List.of(CameraMount.FRONT, CameraMount.WRIST, CameraMount.OVERVIEW));
  }

  /**
   * Seven joints from {@code base_link} to {@code tool0}, and the gripper's {@code finger_joint}.
   */
  public static RobotModel model() {
    return new RobotModel(
        UrdfReader.read("ergon_arm.urdf", urdf()), "base_link", "tool0", "finger_joint");
  }

  /** The description that {@link #model} is read from. */
  public static String urdf() {
    try (InputStream in = ErgonArm.class.getResourceAsStream(URDF)) {
      if (in == null) {
        throw new IllegalStateException("resource " + URDF + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Joint positions to start from, in the model's order: the tool points down, 0.26 m above the
   * table at x = 0.44 m, gripper open.
   */
  public static double[] home() {
    return new double[] {0, -0.232, 0, -2.516, 0, 2.284, StrictMath.PI / 4, 0.04};
  }
}
