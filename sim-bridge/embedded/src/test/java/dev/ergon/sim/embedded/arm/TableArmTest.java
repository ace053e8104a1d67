package dev.ergon.sim.embedded.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointState;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableArmTest {
  static List<TableArm> arms() {
    return List.of(ErgonArm.arm(), So101Arm.arm());
  }

  @ParameterizedTest
  @MethodSource("arms")
  void startsOverWhatItReachesWithItsToolDownAndItsHandOpen(TableArm arm) {
    WorldState start = at(arm, arm.home().get(arm.model().armDof()));
    Vec3 down = start.xWorldTool().rotation().rotate(Vec3.Z);
    assertEquals(-1, down.z(), 1e-3);
    assertTrue(arm.reach().contains(start.xWorldTool().translation()));
    assertTrue(start.fingerGapM() > 0.07, () -> "gap " + start.fingerGapM());
  }

  @ParameterizedTest
  @MethodSource("arms")
  void isClosedAtTheLowerLimitOfItsGripper(TableArm arm) {
    assertEquals(0, at(arm, gripper(arm).lower()).fingerGapM(), 5e-4);
  }

  @Property(tries = 100)
  void theGapGrowsAsTheGripperOpens(
      @ForAll @DoubleRange(max = 0.55) double part, @ForAll @DoubleRange(max = 0.55) double other) {
    for (TableArm arm : arms()) {
      double less = gapAt(arm, Math.min(part, other));
      double more = gapAt(arm, Math.max(part, other));
      assertTrue(less <= more, () -> arm.model().name() + ": " + less + " m, " + more + " m");
    }
  }

  @ParameterizedTest
  @MethodSource("arms")
  void itsBaseIsNotTurnedAndNoPartOfItIsInTheTable(TableArm arm) {
    assertEquals(
        new Transform(arm.xWorldBase().translation(), Transform.IDENTITY.rotation()),
        arm.xWorldBase());
    assertTrue(arm.xWorldBase().translation().z() >= 0);
    assertEquals(arm.xWorldBase().translation().z() > 0, arm.block().isPresent());
  }

  private static double gapAt(TableArm arm, double part) {
    JointLimits limits = gripper(arm);
    return at(arm, limits.lower() + part * (limits.upper() - limits.lower())).fingerGapM();
  }

  private static JointLimits gripper(TableArm arm) {
    return arm.model().limits(arm.model().armDof());
  }

  /** At home but for the gripper. */
  private static WorldState at(TableArm arm, double gripper) {
    double[] position = arm.home().stream().mapToDouble(q -> q).toArray();
    position[arm.model().armDof()] = gripper;
    double[] unknown = new double[position.length];
    JointState joints = new JointState(0, arm.model().actuatedNames(), position, unknown, unknown);
    return WorldState.of(arm, joints, List.of());
  }
}
