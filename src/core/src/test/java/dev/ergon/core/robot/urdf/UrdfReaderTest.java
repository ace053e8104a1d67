package dev.ergon.core.robot.urdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Inertial;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.Mimic;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrdfReaderTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final RobotDescription gantry = UrdfReader.read("gantry.urdf", Gantry.urdf());

  @Test
  void readsLinksAndJointsInTheOrderOfTheFile() {
    assertEquals("gantry", gantry.name());
    assertEquals(
        List.of("base", "slide", "wrist", "tool", "left_finger", "right_finger"),
        gantry.links().stream().map(Link::name).toList());
    assertEquals(
        List.of("lift", "turn", "flange", "left", "right"),
        gantry.joints().stream().map(Joint::name).toList());
    assertEquals("base", gantry.root().name());
  }

  @Test
  void readsLimitsWithAccelerationAndJerk() {
    assertEquals(new JointLimits(-0.1, 0.4, 0.5, 2.5, 40, 50), joint("lift").limits());
  }

  @Test
  void takesAnAbsentAccelerationOrJerkAsInfinite() {
    assertEquals(new JointLimits(0, 0.9, 1, INFINITE, INFINITE, 5), joint("left").limits());
  }

  @Test
  void continuousJointHasNoPositionLimits() {
    assertEquals(JointType.CONTINUOUS, joint("turn").type());
    assertEquals(
        new JointLimits(-INFINITE, INFINITE, 6, INFINITE, INFINITE, 3), joint("turn").limits());
  }

  @Test
  void axisIsNormalisedAndIsXWhereAbsent() {
    assertEquals(Vec3.Z, joint("lift").axis());
    assertEquals(Vec3.X, joint("turn").axis());
  }

  @Test
  void originTurnsByRollPitchYaw() {
    Vec3 turned = joint("lift").origin().apply(Vec3.X);
    assertTrue(turned.distanceTo(new Vec3(0, 1, 0.2)) < 1e-12, turned::toString);
  }

  @Test
  void readsMimicAndCountsTheJointAsNotActuated() {
    assertEquals(new Mimic("left", -1, 0.1), joint("right").mimic());
    assertFalse(joint("right").isActuated());
    assertNull(joint("left").mimic());
  }

  @Test
  void readsInertial() {
    Inertial inertial = gantry.root().inertial();
    assertNotNull(inertial);
    assertEquals(4.5, inertial.massKg());
    assertEquals(0.01, inertial.iyz());
    assertEquals(0.3, inertial.izz());
    assertEquals(new Vec3(0, 0, 0.1), inertial.origin().translation());
    assertNull(link("tool").inertial());
  }

  @Test
  void readsEveryShape() {
    assertEquals(new Shape.Box(new Vec3(0.2, 0.3, 0.1)), link("base").visuals().get(0).shape());
    assertEquals(new Shape.Cylinder(0.1, 0.1), link("base").collisions().get(0).shape());
    assertEquals(
        new Shape.Mesh("package://gantry/slide.stl", new Vec3(0.001, 0.001, 0.001)),
        link("slide").visuals().get(0).shape());
    assertEquals(new Shape.Sphere(0.02), link("slide").visuals().get(1).shape());
  }

  @Test
  void coloursComeFromNamedMaterialsWhereverTheyAreDefined() {
    assertEquals(0x808099, link("base").visuals().get(0).rgb());
    assertEquals(0xFF0000, link("slide").visuals().get(0).rgb());
    assertEquals(0xFF0000, link("wrist").visuals().get(0).rgb());
    assertEquals(0xC8C8C8, link("slide").visuals().get(1).rgb());
  }

  @Test
  void servesAsARobotModel() {
    RobotModel model = new RobotModel(gantry, "base", "tool", "left");
    assertEquals(List.of("lift", "turn", "left"), model.actuatedNames());
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("gantry.urdf"), Gantry.urdf());
    assertEquals(gantry, UrdfReader.read(file));
  }

  @Test
  void refusesAFileThatIsNotThereNotUtf8OrTooLarge(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.urdf");
    assertTrue(refusal(missing).contains(missing.toString()));
    Path latin = Files.write(folder.resolve("latin.urdf"), new byte[] {'<', 'a', (byte) 0xE9, '>'});
    assertTrue(refusal(latin).contains("UTF-8"));
    Path large = Files.write(folder.resolve("large.urdf"), new byte[UrdfReader.MAX_BYTES + 1]);
    assertTrue(refusal(large).contains("bytes"));
  }

  private Joint joint(String name) {
    return gantry.joint(name).orElseThrow();
  }

  private Link link(String name) {
    return gantry.link(name).orElseThrow();
  }

  private static String refusal(Path file) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> UrdfReader.read(file)).getMessage());
  }
}
