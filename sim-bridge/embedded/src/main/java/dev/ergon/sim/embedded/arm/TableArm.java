package dev.ergon.sim.embedded.arm;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.sim.embedded.scene.Solid;
import dev.ergon.sim.embedded.scene.SolidShape;
import dev.ergon.sim.embedded.scene.TableArea;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * An arm that can stand at the table.
 *
 * @param urdf the description that {@code model} is read from
 * @param home where the actuated joints start, in the model's order, rad or m; the tool points down
 * @param xWorldBase {@code X_WB} of the description's root link. Not turned, so that a step in the
 *     base frame is one in the world's; above the table, the arm stands on a block
 * @param reach where the tool gets with its z axis down, from the table up to what tasks need
 * @param cameras whose viewpoints the simulator gives
 */
public record TableArm(
    String urdf,
    RobotModel model,
    List<Double> home,
    Transform xWorldBase,
    Hand hand,
    TableArea reach,
    List<CameraMount> cameras) {
  private static final double BLOCK_LENGTH_M = 0.12;
  private static final double BLOCK_WIDTH_M = 0.10;
  private static final int BLOCK_RGB = 0x8C8F94;

  public TableArm {
    home = List.copyOf(home);
    cameras = List.copyOf(cameras);
    if (home.size() != model.actuatedCount()) {
      throw new IllegalArgumentException(
          "arm '%s' home: got %d joints, wanted %d"
              .formatted(model.name(), home.size(), model.actuatedCount()));
    }
  }

  /** Where the links are in the world when the joints stand at {@code position}. */
  public LinkPoses poses(ToDoubleFunction<String> position) {
    return LinkPoses.at(model.description(), xWorldBase, position);
  }

  /** What it stands on, where it does not stand on the table itself. */
  public Optional<Solid> block() {
    Vec3 base = xWorldBase.translation();
    if (!(base.z() > 0)) {
      return Optional.empty();
    }
    SolidShape box = new SolidShape.Box(new Vec3(BLOCK_LENGTH_M, BLOCK_WIDTH_M, base.z()));
    Transform middle = Transform.ofTranslation(base.x(), base.y(), base.z() / 2);
    return Optional.of(new Solid(Solid.TABLE_ID, "block", box, middle, BLOCK_RGB, true));
  }

  /** The room between the finger pads, m; 0 without a gripper. */
  public double fingerGapM(LinkPoses poses, JointState joints) {
    return model.gripper() == null
        ? 0
        : hand.gapM(poses, model.toolLink(), joints.position(model.armDof()));
  }
}
