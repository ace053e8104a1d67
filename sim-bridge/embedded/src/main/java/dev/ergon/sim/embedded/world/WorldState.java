package dev.ergon.sim.embedded.world;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.robot.JointState;
import dev.ergon.sim.embedded.arm.LinkPoses;
import dev.ergon.sim.embedded.arm.TableArm;
import dev.ergon.sim.embedded.scene.Thing;
import java.util.List;
import java.util.Optional;

/**
 * Everything that matters of the simulated world at one instant.
 *
 * @param joints the robot's actuated joints, in the model's order
 * @param xWorldTool {@code X_WT}: the tool frame, from the joints
 * @param fingerGapM the room between the finger pads
 * @param objects in the order of the scene
 */
public record WorldState(
    long stampNanos,
    JointState joints,
    Transform xWorldTool,
    double fingerGapM,
    List<ObjectState> objects) {
  public WorldState {
    objects = List.copyOf(objects);
  }

  /** The state of {@code objects} around an arm whose joints are known. */
  public static WorldState of(TableArm arm, JointState joints, List<ObjectState> objects) {
    LinkPoses poses = arm.poses(name -> position(joints, name));
    Transform xWorldTool = poses.of(arm.model().toolLink());
    double fingerGapM = arm.fingerGapM(poses, joints);
    return new WorldState(joints.stampNanos(), joints, xWorldTool, fingerGapM, objects);
  }

  /** Where joint {@code name} stands, rad or m. */
  public double jointPosition(String name) {
    return position(joints, name);
  }

  public Optional<ObjectState> find(Thing thing) {
    return objects.stream().filter(o -> o.thing().equals(thing)).findFirst();
  }

  /** What the gripper holds. */
  public Optional<ObjectState> held() {
    return objects.stream().filter(ObjectState::held).findFirst();
  }

  /**
   * The same world with the robot's joints elsewhere and what it holds moved along: a state that
   * training may imagine. Physics is not asked.
   */
  public WorldState withJoints(TableArm arm, JointState moved) {
    Transform xWorldToolNew = of(arm, moved, List.of()).xWorldTool();
    Transform move = xWorldToolNew.times(xWorldTool.inverse());
    List<ObjectState> carried =
        objects.stream().map(o -> o.held() ? o.at(move.times(o.xWorld())) : o).toList();
    return of(arm, moved, carried);
  }

  private static double position(JointState joints, String name) {
    int index = joints.names().indexOf(name);
    return index < 0 ? 0 : joints.position(index);
  }
}
