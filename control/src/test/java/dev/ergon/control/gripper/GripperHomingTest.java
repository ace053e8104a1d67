package dev.ergon.control.gripper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Rig;
import dev.ergon.control.Spaces;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GripperHomingTest {
  private static final long CYCLE = 4_000_000L;
  private static final double WIDEST = 0.04;
  private static final double PUSH = 0.005;
  private static final double FORCE = 10;
  private static final double STIFFNESS = 1000;

  /** For every state, every state that a cycle may lead to: all others are forbidden. */
  private static final Map<GripperState, Set<GripperState>> ALLOWED =
      Map.of(
          GripperState.UNKNOWN,
              EnumSet.of(
                  GripperState.HOMING,
                  GripperState.OPENING,
                  GripperState.OPEN,
                  GripperState.CLOSING,
                  GripperState.CLOSED,
                  GripperState.FAILED),
          GripperState.HOMING,
              EnumSet.of(GripperState.OPEN, GripperState.FAILED, GripperState.UNKNOWN),
          GripperState.OPENING,
              EnumSet.of(
                  GripperState.OPEN,
                  GripperState.CLOSING,
                  GripperState.CLOSED,
                  GripperState.FAILED,
                  GripperState.UNKNOWN),
          GripperState.OPEN,
              EnumSet.of(GripperState.CLOSING, GripperState.CLOSED, GripperState.UNKNOWN),
          GripperState.CLOSING,
              EnumSet.of(
                  GripperState.CLOSED,
                  GripperState.HOLDING,
                  GripperState.OPENING,
                  GripperState.OPEN,
                  GripperState.FAILED,
                  GripperState.UNKNOWN),
          GripperState.HOLDING,
              EnumSet.of(
                  GripperState.CLOSED,
                  GripperState.OPENING,
                  GripperState.OPEN,
                  GripperState.UNKNOWN),
          GripperState.CLOSED,
              EnumSet.of(GripperState.OPENING, GripperState.OPEN, GripperState.UNKNOWN),
          GripperState.FAILED,
              EnumSet.of(
                  GripperState.OPEN,
                  GripperState.CLOSED,
                  GripperState.OPENING,
                  GripperState.CLOSING,
                  GripperState.UNKNOWN));

  private double position = 0.01;
  private double effort;
  private double hardestPush;
  private long now = 1_000_000_000L;

  private static GripperMachine machine(double force) {
    var homing = new HomingOptions(0.02, PUSH, force, 4_000_000_000L, 0.01);
    var options = new GripperOptions(true, 0, 2_000_000_000L, 0.002, 0.005, 1, homing);
    GripperMachine machine = new GripperMachine(options, 0, WIDEST);
    machine.seed(0.01);
    return machine;
  }

  /** Fingers that follow the goal and stop at {@code stop}, which they press with a spring. */
  private GripperState run(GripperMachine machine, double seconds, double stop) {
    for (int i = 0; i < seconds * 1e9 / CYCLE; i++) {
      now += CYCLE;
      machine.update(position, 0, effort, now);
      double before = position;
      double step = Math.max(-4e-4, Math.min(4e-4, machine.goal() - position));
      position = Math.min(stop, position + step);
      double speed = (position - before) / (CYCLE * 1e-9);
      effort = STIFFNESS * Math.max(0, machine.goal() - position);
      hardestPush = Math.max(hardestPush, machine.goal() - position);
      now += CYCLE;
      machine.update(position, speed, effort, now);
    }
    return machine.state();
  }

  @Test
  void opensToItsStopAndLearnsItsTravel() {
    GripperMachine gripper = machine(1e6);
    assertEquals(GripperState.HOMING, run(gripper, 0.1, 0.03));
    assertFalse(gripper.isHomed());
    assertEquals(GripperState.OPEN, run(gripper, 3, 0.03));
    assertTrue(gripper.isHomed());
    assertEquals(0.03, gripper.goal(), 1e-3);
    assertTrue(hardestPush <= PUSH + 1e-12, "pushed " + hardestPush);
    gripper.tell(0, now);
    assertEquals(GripperState.CLOSED, run(gripper, 2, 0.03));
    gripper.tell(1, now);
    assertEquals(GripperState.OPEN, run(gripper, 2, 0.03));
    assertEquals(0.03, gripper.goal(), 1e-3);
  }

  @Test
  void theStopIsFoundAtTheForceThatIsAllowed() {
    GripperMachine gripper = machine(2);
    assertEquals(GripperState.OPEN, run(gripper, 3, 0.03));
    // A cycle of travel more than 2 N / 1000 N/m.
    assertTrue(hardestPush <= 0.002 + 2e-4, "pushed " + hardestPush);
  }

  @Test
  void aGripperThatOpensAllTheWayIsHomedAtItsLimit() {
    GripperMachine gripper = machine(FORCE);
    assertEquals(GripperState.OPEN, run(gripper, 4, 1));
    assertEquals(WIDEST, gripper.goal(), 1e-9);
  }

  @Test
  void failsWhereTheStopIsTooNear() {
    GripperMachine gripper = machine(1e6);
    position = 0.004;
    gripper.seed(0.004);
    assertEquals(GripperState.FAILED, run(gripper, 3, 0.005));
    assertFalse(gripper.isHomed());
  }

  @Test
  void failsWhereNoStopIsMetInTime() {
    GripperMachine gripper = machine(1e6);
    // It never stands still long enough.
    for (int i = 0; i < 1_100; i++) {
      now += CYCLE;
      gripper.update(0.02 + (i % 2) * 1e-3, i % 2 == 0 ? 0.1 : -0.1, 0, now);
    }
    assertEquals(GripperState.FAILED, gripper.state());
  }

  @Test
  void theArmHoldsUntilTheGripperIsHomed() {
    Rig rig =
        Rig.panda(
            Spaces.toolSteps(), ControlConfig.of("gripper.homing={speed: 20 mm/s, force: 1000 N}"));
    rig.measured.set(7, 0.01, 0, 0);
    rig.start();
    rig.offer(0.1, new double[] {0.02, 0, 0, 0, 0, 0, 1, 0});
    assertEquals(ControlStatus.HELD_GRIPPER_HOMING, rig.tick());
    assertEquals(GripperState.HOMING, rig.controller.snapshot().gripperState());
    assertEquals(ControlState.HOLDING, rig.state());
    rig.tickFor(3);
    assertEquals(GripperState.OPEN, rig.controller.snapshot().gripperState());
    rig.offer(0.1, new double[] {0.02, 0, 0, 0, 0, 0, 1, 0});
    assertEquals(ControlStatus.OK, rig.tick());
  }

  @Test
  void theControllerFaultsWhereHomingFailsAndTriesAgainWhenArmedAgain() {
    Rig rig = Rig.panda(Spaces.toolSteps(), ControlConfig.of("gripper.homing={timeout: 2 s}"));
    rig.start();
    rig.robotFollows = false;
    boolean faulted = false;
    for (int i = 0; i < 800 && !faulted; i++) {
      rig.measured.set(7, 0.01 + (i % 2) * 1e-3, i % 2 == 0 ? 0.1 : -0.1, 0);
      faulted = rig.tick() == ControlStatus.FAULT_GRIPPER_HOMING;
    }
    assertTrue(faulted);
    assertEquals(ControlState.FAULTED, rig.state());
    rig.robotFollows = true;
    rig.controller.reset();
    rig.tickFor(0.1);
    rig.controller.arm();
    rig.tickFor(0.1);
    assertEquals(GripperState.HOMING, rig.controller.snapshot().gripperState());
    rig.tickFor(3);
    assertEquals(ControlState.HOLDING, rig.state(), rig.controller.snapshot()::toString);
  }

  @Test
  void everyPairOfStatesIsReachableOrForbiddenAsTheTableSays() {
    Map<GripperState, Set<GripperState>> seen = new EnumMap<>(GripperState.class);
    for (int seed = 0; seed < 400; seed++) {
      wander(new Random(seed), seen);
    }
    for (GripperState from : GripperState.values()) {
      assertEquals(
          ALLOWED.get(from),
          seen.getOrDefault(from, EnumSet.noneOf(GripperState.class)),
          from::toString);
    }
  }

  /** Notes every transition that a gripper makes whose fingers and commands are anything. */
  private void wander(Random random, Map<GripperState, Set<GripperState>> seen) {
    var homing = new HomingOptions(0.2, PUSH, FORCE, 300_000_000L, 0.01);
    var options =
        new GripperOptions(
            true, 0, 300_000_000L, 0.002, 0.005, 1, random.nextInt(3) == 0 ? homing : null);
    GripperMachine machine = new GripperMachine(options, 0, WIDEST);
    machine.seed(WIDEST * random.nextDouble());
    double at = machine.goal();
    double speed = 0;
    for (int i = 0; i < 2_000; i++) {
      now += CYCLE;
      GripperState before = machine.state();
      if (random.nextInt(400) == 0) {
        machine.seed(at);
      } else {
        machine.update(at, speed, random.nextInt(50) == 0 ? 2 * FORCE : 0, now);
      }
      if (machine.state() != before) {
        seen.computeIfAbsent(before, s -> EnumSet.noneOf(GripperState.class)).add(machine.state());
      }
      if (random.nextInt(60) == 0) {
        machine.tell(random.nextInt(2), now);
      }
      if (random.nextInt(50) == 0) {
        at = random.nextBoolean() ? machine.goal() : WIDEST * random.nextDouble();
        speed = random.nextInt(3) == 0 ? 0.1 : 0;
      }
    }
  }
}
