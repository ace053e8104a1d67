package dev.ergon.sim.embedded.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.JointState;
import dev.ergon.sim.embedded.scene.ObjectColour;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.SolidShape;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.scene.Zone;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Thing CUBE = new Thing(ObjectColour.RED, ObjectKind.CUBE);
  private static final Thing BASE = new Thing(ObjectColour.BLUE, ObjectKind.CUBE);
  private static final Thing BOWL = new Thing(ObjectColour.GREEN, ObjectKind.BOWL);
  private static final double HALF = 0.02;
  private static final Vec3 CUBE_START = new Vec3(0.5, 0, HALF);
  private static final Vec3 BASE_START = new Vec3(0.45, 0.12, HALF);
  private static final Vec3 BOWL_START = new Vec3(0.55, -0.12, 0.017);
  private static final Vec3 AWAY = new Vec3(0.44, 0, 0.26);
  private static final WorldState START = world(AWAY, cube(CUBE_START, false, 0));

  @Test
  void reachIsBeingAboveWithoutTouching() {
    Task task = new Task.Reach(CUBE);
    Vec3 above = new Vec3(0.5, 0.01, 2 * HALF + Judge.REACH_HEIGHT_M);
    assertSuccess(task, world(above, cube(CUBE_START, false, 0)));
    assertFailure(task, START, "the tool is");
    Vec3 pushed = CUBE_START.plus(new Vec3(0.02, 0, 0));
    assertFailure(task, world(above, cube(pushed, false, 0)), "moved");
  }

  @Test
  void pickIsHeldAndUp() {
    Task task = new Task.Pick(CUBE);
    Vec3 up = new Vec3(0.5, 0, 0.1);
    assertSuccess(task, world(AWAY, cube(up, true, 0)));
    assertFailure(task, world(AWAY, cube(up, false, 0)), "not held");
    assertFailure(task, world(AWAY, cube(CUBE_START, true, 0)), "only");
  }

  @Test
  void putIsInsideLetGoAndAtRest() {
    Task task = new Task.Put(CUBE, BOWL);
    Vec3 inside = new Vec3(BOWL_START.x() + 0.01, BOWL_START.y(), 0.025);
    assertSuccess(task, world(AWAY, cube(inside, false, 0)));
    assertFailure(task, world(AWAY, cube(inside, true, 0)), "still held");
    assertFailure(task, world(AWAY, cube(inside, false, 0.2)), "does not rest");
    assertFailure(task, world(AWAY, cube(CUBE_START, false, 0)), "does not rest");
    Vec3 hovering = new Vec3(BOWL_START.x(), BOWL_START.y(), 0.12);
    assertFailure(task, world(AWAY, cube(hovering, false, 0)), "does not rest");
  }

  @Test
  void pushIsInTheZoneAndOnTheTable() {
    for (Zone zone : Zone.values()) {
      Task task = new Task.Push(CUBE, zone);
      Vec3 in = new Vec3(zone.centre().x(), zone.centre().y(), HALF);
      assertSuccess(task, world(AWAY, cube(in, false, 0)));
      assertFailure(task, START, "not in the " + zone.word());
      assertFailure(task, world(AWAY, cube(in, true, 0)), "held");
      Vec3 carried = in.plus(new Vec3(0, 0, 0.05));
      assertFailure(task, world(AWAY, cube(carried, false, 0)), "on the table");
    }
  }

  @Test
  void stackIsOnTopLetGoAndAtRest() {
    Task task = new Task.Stack(CUBE, BASE);
    Vec3 top = new Vec3(BASE_START.x(), BASE_START.y(), 3 * HALF);
    assertSuccess(task, world(AWAY, cube(top, false, 0)));
    assertFailure(task, world(AWAY, cube(top, true, 0)), "still held");
    assertFailure(task, world(AWAY, cube(top.plus(new Vec3(0.03, 0, 0)), false, 0)), "rest on");
    assertFailure(task, world(AWAY, cube(top.plus(new Vec3(0, 0, 0.02)), false, 0)), "rest on");
  }

  @Test
  void absentIsEndingWithoutMovingAnything() {
    Task task = new Task.Pick(new Thing(ObjectColour.PURPLE, ObjectKind.STAR));
    assertTrue(Judge.judge(task, START, START, true).success());
    assertFalse(Judge.judge(task, START, START, false).success());
    Vec3 nudged = CUBE_START.plus(new Vec3(0.005, 0, 0));
    assertFalse(Judge.judge(task, START, world(AWAY, cube(nudged, false, 0)), true).success());
    WorldState toolMoved = world(AWAY.plus(new Vec3(0, 0.05, 0)), cube(CUBE_START, false, 0));
    assertFalse(Judge.judge(task, START, toolMoved, true).success());
  }

  private static void assertSuccess(Task task, WorldState end) {
    assertEquals(Verdict.SUCCESS, Judge.judge(task, START, end, false));
    assertEquals(Verdict.SUCCESS, Judge.judge(task, START, end, true));
  }

  private static void assertFailure(Task task, WorldState end, String reason) {
    Verdict verdict = Judge.judge(task, START, end, true);
    assertFalse(verdict.success(), task.toString());
    assertTrue(verdict.reason().contains(reason), verdict.reason());
  }

  private static ObjectState cube(Vec3 at, boolean held, double speed) {
    SolidShape shape = new SolidShape.Box(new Vec3(2 * HALF, 2 * HALF, 2 * HALF));
    return new ObjectState(
        new SceneObject(CUBE, shape, pose(CUBE_START), 0xFF0000), pose(at), speed, held);
  }

  private static WorldState world(Vec3 tool, ObjectState cube) {
    SolidShape side = new SolidShape.Box(new Vec3(2 * HALF, 2 * HALF, 2 * HALF));
    SceneObject base = new SceneObject(BASE, side, pose(BASE_START), 0x0000FF);
    SceneObject bowl =
        new SceneObject(
            BOWL, new SolidShape.OpenBowl(0.06, 0.034, 0.005), pose(BOWL_START), 0x00FF00);
    return new WorldState(
        0,
        new JointState(0, List.of(), new double[0], new double[0], new double[0]),
        pose(tool),
        0.08,
        List.of(
            cube,
            new ObjectState(base, pose(BASE_START), 0, false),
            new ObjectState(bowl, pose(BOWL_START), 0, false)));
  }

  private static Transform pose(Vec3 at) {
    return new Transform(at, Quaternion.IDENTITY);
  }
}
