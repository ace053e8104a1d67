package dev.ergon.launch.train;

import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.IkSolution;
import dev.ergon.control.kinematics.InverseKinematics;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.sim.embedded.arm.TableArm;
import dev.ergon.sim.embedded.expert.Foresight;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.List;
import java.util.Optional;

/**
 * The table without physics, for demonstrations by the thousand: the tool goes where it is told,
 * closing fingers hold what is between them, closed ones push what they meet, what is let go drops
 * straight down. A policy is never judged on it. Used by one thread.
 */
final class KinematicTable {
  private static final double OPEN_GAP_M = 0.08;
  private static final double LOWEST_TOOL_M = 0.010;
  private static final double HIGHEST_TOOL_M = 0.5;
  private static final double IK_TOLERANCE_M = 5e-4;
  private static final double IK_TOLERANCE_RAD = 3e-3;

  private final TableArm arm;
  private final RobotModel robot;
  private final InverseKinematics ik;

  KinematicTable(TableArm arm) {
    this.arm = arm;
    this.robot = arm.model();
    this.ik = new InverseKinematics(new ArmKinematics(robot), 0, IK_TOLERANCE_M, IK_TOLERANCE_RAD);
  }

  /** The world of a scene before anything happened. */
  WorldState start(List<SceneObject> objects) {
    List<ObjectState> states =
        objects.stream().map(o -> new ObjectState(o, o.xWorldStart(), 0, false)).toList();
    double[] home = arm.home().stream().mapToDouble(q -> q).toArray();
    return WorldState.of(arm, joints(home, OPEN_GAP_M), states);
  }

  /** {@code world} one action of the expert's space later. */
  WorldState step(WorldState world, double[] action) {
    Vec3 step = new Vec3(action[1], action[2], action[3]);
    Transform to = Foresight.ofTool(world.xWorldTool(), action);
    Optional<WorldState> moved =
        move(world, new Transform(within(to.translation()), to.rotation()));
    if (moved.isEmpty()) {
      return world;
    }
    WorldState guess = Foresight.ofFingers(moved.get(), step, action[7] > 0.5);
    return withGap(moved.get(), guess.fingerGapM(), guess.objects());
  }

  /** The tool elsewhere, and what it holds with it; empty if the arm cannot reach. */
  Optional<WorldState> move(WorldState world, Transform xWorldTool) {
    double[] start = new double[robot.armDof()];
    System.arraycopy(world.joints().position(), 0, start, 0, start.length);
    return ik.solve(xWorldTool, start, 0)
        .map(IkSolution::position)
        .map(q -> world.withJoints(arm, joints(q, world.fingerGapM())));
  }

  /** The fingers elsewhere, all else as it is. */
  WorldState withGap(WorldState world, double gapM, List<ObjectState> objects) {
    return WorldState.of(arm, joints(world.joints().position(), gapM), objects);
  }

  private JointState joints(double[] from, double gapM) {
    int size = robot.actuatedCount();
    double[] position = new double[size];
    System.arraycopy(from, 0, position, 0, robot.armDof());
    position[robot.armDof()] = gapM / 2;
    return new JointState(0, robot.actuatedNames(), position, new double[size], new double[size]);
  }

  private static Vec3 within(Vec3 point) {
    double z = Math.max(LOWEST_TOOL_M, Math.min(HIGHEST_TOOL_M, point.z()));
    return new Vec3(point.x(), point.y(), z);
  }
}
