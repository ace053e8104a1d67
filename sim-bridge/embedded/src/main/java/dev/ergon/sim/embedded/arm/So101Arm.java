package dev.ergon.sim.embedded.arm;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.so101.So101;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.sim.embedded.scene.TableArea;
import java.util.List;

/**
 * An SO-101 at the table. Its wrist bends by 95 degrees, so that its tool can point straight down
 * only up to 9 cm above its base: it stands on a block of 7 cm, close to the work area, of which it
 * reaches a part.
 */
public final class So101Arm {
  private static final Transform X_WORLD_BASE = Transform.ofTranslation(0.22, 0, 0.07);

  /** From 11 to 20 cm before the shoulder's axis, and no farther aside than the roll allows. */
  private static final TableArea REACH = new TableArea(0.37, 0.46, -0.10, 0.10);

  /** Rides on the hand, above the jaws, and looks past their tips. */
  private static final CameraMount WRIST =
      CameraMount.lookingAt(
          "wrist",
          "gripper_link",
          new Vec3(0.01, 0.075, -0.02),
          new Vec3(0.01, 0.02, -0.12),
          Vec3.Y,
          1.2);

  /** Shows arm, table and objects, nearer than a larger arm would let it. */
  private static final CameraMount OVERVIEW =
      CameraMount.lookingAt(
          CameraMount.OVERVIEW.name(),
          CameraMount.WORLD,
          new Vec3(0.98, -0.62, 0.56),
          new Vec3(0.35, 0, 0.08),
          Vec3.Z,
          0.62);

  private So101Arm() {}

  /** The tool points down, 13 cm above the table, jaws open wide enough for what lies there. */
  public static TableArm arm() {
    return new TableArm(
        So101.urdf(),
        So101.model(),
        List.of(-0.1429, -0.3045, 0.506, 1.3692, -1.7137, 0.85),
        X_WORLD_BASE,
        new Hand.TurningJaw(So101.FIXED_TIP, So101.MOVING_TIP),
        REACH,
        List.of(CameraMount.FRONT, WRIST, OVERVIEW));
  }
}
