package dev.ergon.sim.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.ObjectColour;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.SolidShape;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraspTest {
  private static final long SECOND = 1_000_000_000L;
  private static final double OPEN_M = 0.04;

  static Stream<Arguments> graspables() {
    return Stream.of(
        Arguments.of(ObjectKind.CUBE, new SolidShape.Box(new Vec3(0.04, 0.04, 0.04))),
        Arguments.of(ObjectKind.CYLINDER, new SolidShape.Cylinder(0.02, 0.05)),
        Arguments.of(ObjectKind.STAR, new SolidShape.StarPrism(0.026, 0.015, 6, 0.036)));
  }

  @ParameterizedTest
  @MethodSource("graspables")
  void heldObjectStaysWithinAMillimetreForTenSeconds(ObjectKind kind, SolidShape shape) {
    Vec3 at = new Vec3(0.45, 0.05, shape.heightM() / 2);
    Scene scene = sceneOf(kind, shape, at);
    try (EmbeddedSimulator simulator = EmbeddedSimulator.create()) {
      simulator.load(scene);
      ToolDriver driver = new ToolDriver(simulator);
      driver.moveTo(at.plus(new Vec3(0, 0, 0.1)), OPEN_M, 0.25);
      driver.moveTo(at, OPEN_M, 0.1);
      driver.hold(0, SECOND);
      driver.moveTo(at.plus(new Vec3(0, 0, 0.2)), 0, 0.25);
      driver.hold(0, SECOND / 2);
      Vec3 before = inTool(simulator.world());
      for (int second = 0; second < 10; second++) {
        driver.hold(0, SECOND);
        WorldState world = simulator.world();
        assertTrue(world.objects().get(0).held(), "dropped in second " + second);
        double slip = inTool(world).distanceTo(before);
        assertTrue(slip < 1e-3, "slipped " + slip + " m by second " + second);
      }
      assertTrue(simulator.world().objects().get(0).position().z() > 0.2);
    }
  }

  @ParameterizedTest
  @MethodSource("graspables")
  void closingFingersBringAnObjectToTheirMiddle(ObjectKind kind, SolidShape shape) {
    Vec3 at = new Vec3(0.45, 0.0, shape.heightM() / 2);
    try (EmbeddedSimulator simulator = EmbeddedSimulator.create()) {
      simulator.load(sceneOf(kind, shape, at));
      ToolDriver driver = new ToolDriver(simulator);
      Vec3 aside = at.plus(new Vec3(0, 0.01, 0));
      driver.moveTo(aside.plus(new Vec3(0, 0, 0.1)), OPEN_M, 0.25);
      driver.moveTo(aside, OPEN_M, 0.1);
      driver.hold(0, SECOND);
      assertEquals(0, inTool(simulator.world()).y(), 1.5e-3);
      assertTrue(simulator.world().held().isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("graspables")
  void releasedObjectIsNotHeld(ObjectKind kind, SolidShape shape) {
    Vec3 at = new Vec3(0.5, -0.05, shape.heightM() / 2);
    try (EmbeddedSimulator simulator = EmbeddedSimulator.create()) {
      simulator.load(sceneOf(kind, shape, at));
      ToolDriver driver = new ToolDriver(simulator);
      driver.moveTo(at, OPEN_M, 0.2);
      driver.hold(0, SECOND);
      assertTrue(simulator.world().held().isPresent());
      driver.hold(OPEN_M, SECOND);
      assertTrue(simulator.world().held().isEmpty());
      assertEquals(2 * OPEN_M, simulator.world().fingerGapM(), 1e-3);
    }
  }

  private static Scene sceneOf(ObjectKind kind, SolidShape shape, Vec3 at) {
    SceneObject object =
        new SceneObject(
            new Thing(ObjectColour.RED, kind),
            shape,
            new Transform(at, Quaternion.IDENTITY),
            0xC02020);
    return new Scene(List.of(object), Scene.EMPTY.lighting(), Scene.EMPTY.tableRgb());
  }

  private static Vec3 inTool(WorldState world) {
    return world.xWorldTool().inverse().apply(world.objects().get(0).position());
  }
}
