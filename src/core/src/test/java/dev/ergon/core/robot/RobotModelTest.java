package dev.ergon.core.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RobotModelTest {
  private static final JointLimits LIMITS = new JointLimits(-1, 1, 2, 3, 4, 5);

  private final RobotDescription arm =
      new RobotDescription(
          "arm",
          links("base", "upper", "lower", "flange", "tool", "left", "right"),
          List.of(
              joint("left", JointType.PRISMATIC, "tool", "left", null),
              joint("right", JointType.PRISMATIC, "tool", "right", "left"),
              joint("elbow", JointType.REVOLUTE, "upper", "lower", null),
              joint("shoulder", JointType.REVOLUTE, "base", "upper", null),
              joint("wrist", JointType.CONTINUOUS, "lower", "flange", null),
              joint("mount", JointType.FIXED, "flange", "tool", null)));

  @Test
  void theArmIsInOrderFromBaseToToolThenTheGripper() {
    RobotModel model = new RobotModel(arm, "base", "tool", "left");
    assertEquals(
        List.of("shoulder", "elbow", "wrist", "mount"),
        model.chain().stream().map(Joint::name).toList());
    assertEquals(List.of("shoulder", "elbow", "wrist", "left"), model.actuatedNames());
    assertEquals(3, model.armDof());
    assertEquals(LIMITS, model.limits(3));
  }

  @Test
  void theGripperMayBeMissing() {
    RobotModel model = new RobotModel(arm, "upper", "flange", null);
    assertNull(model.gripper());
    assertEquals(List.of("elbow", "wrist"), model.actuatedNames());
  }

  @Test
  void refusesNamesThatAreUnknown() {
    assertTrue(refusal("floor", "tool", null).contains("unknown link 'floor'"));
    assertTrue(refusal("base", "tol", null).contains("unknown link 'tol'"));
    assertTrue(refusal("base", "tool", "thumb").contains("unknown gripper joint 'thumb'"));
  }

  @Test
  void refusesAToolThatDoesNotHangOnTheBase() {
    assertTrue(refusal("left", "right", null).contains("does not hang on"));
  }

  @Test
  void refusesJointsThatNoCommandMoves() {
    assertTrue(refusal("base", "tool", "right").contains("mimics"));
    assertTrue(refusal("base", "right", null).contains("mimics"));
    assertTrue(refusal("base", "tool", "mount").contains("fixed"));
  }

  @Test
  void aDescriptionIsOneTree() {
    List<Link> links = links("a", "b", "c");
    Joint ab = joint("ab", JointType.FIXED, "a", "b", null);
    assertThrows(IllegalArgumentException.class, () -> description(links, ab));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            description(
                links,
                joint("bc", JointType.FIXED, "b", "c", null),
                joint("cb", JointType.FIXED, "c", "b", null)));
    assertThrows(
        IllegalArgumentException.class,
        () -> description(links, ab, joint("cb", JointType.FIXED, "c", "b", null)));
    assertThrows(
        IllegalArgumentException.class,
        () -> description(links, ab, joint("ab", JointType.FIXED, "b", "c", null)));
    assertThrows(
        IllegalArgumentException.class,
        () -> description(links, ab, joint("bd", JointType.FIXED, "b", "d", null)));
    assertThrows(IllegalArgumentException.class, () -> description(links("a", "a")));
  }

  @Test
  void aMimicFollowsAJointThatIsCommanded() {
    List<Link> links = links("a", "b", "c");
    Joint ab = joint("ab", JointType.REVOLUTE, "a", "b", "bc");
    Joint bc = joint("bc", JointType.REVOLUTE, "b", "c", "ab");
    assertThrows(IllegalArgumentException.class, () -> description(links, ab, bc));
    assertThrows(
        IllegalArgumentException.class,
        () -> description(links, ab, joint("bc", JointType.FIXED, "b", "c", null)));
  }

  @Test
  void limitsAreOrderedAndPositive() {
    assertThrows(IllegalArgumentException.class, () -> new JointLimits(1, 0, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new JointLimits(0, 1, 0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new JointLimits(Double.NaN, 1, 1, 1, 1, 1));
    assertEquals(1, LIMITS.clampPosition(7));
    assertEquals(-1, LIMITS.clampPosition(-7));
    assertTrue(Double.isNaN(LIMITS.clampPosition(Double.NaN)));
  }

  private String refusal(String base, String tool, @Nullable String gripper) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> new RobotModel(arm, base, tool, gripper))
            .getMessage());
  }

  private static RobotDescription description(List<Link> links, Joint... joints) {
    return new RobotDescription("r", links, List.of(joints));
  }

  private static List<Link> links(String... names) {
    return Stream.of(names).map(n -> new Link(n, null, List.of(), List.of())).toList();
  }

  private static Joint joint(
      String name, JointType type, String parent, String child, @Nullable String follows) {
    Mimic mimic = follows == null ? null : new Mimic(follows, 1, 0);
    return new Joint(name, type, parent, child, Transform.IDENTITY, Vec3.Z, LIMITS, mimic);
  }
}
