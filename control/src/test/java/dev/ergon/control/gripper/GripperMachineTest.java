package dev.ergon.control.gripper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GripperMachineTest {
  private static final long CYCLE = 4_000_000L;
  private static final double OPEN = 0.04;

  private final GripperMachine gripper = machine(0);
  private double position = OPEN;
  private long now = 1_000_000_000L;

  private static GripperMachine machine(long debounceNanos) {
    var options = new GripperOptions(true, debounceNanos, 2_000_000_000L, 0.002, 0.005, 1, null);
    GripperMachine machine = new GripperMachine(options, 0, OPEN);
    machine.seed(OPEN);
    return machine;
  }

  /** Fingers that move at 10 cm/s towards the goal and stop at {@code obstacle}. */
  private GripperState run(GripperMachine machine, double seconds, double obstacle) {
    for (int i = 0; i < seconds * 1e9 / CYCLE; i++) {
      now += CYCLE;
      double before = position;
      double step = Math.max(-4e-4, Math.min(4e-4, machine.goal() - position));
      position = Math.max(obstacle, position + step);
      machine.update(position, (position - before) / (CYCLE * 1e-9), 0, now);
    }
    return machine.state();
  }

  @Test
  void closesOnNothing() {
    gripper.tell(0, now);
    assertEquals(GripperState.CLOSING, run(gripper, 0.1, 0));
    assertEquals(GripperState.CLOSED, run(gripper, 1, 0));
    assertEquals(0, gripper.goal());
  }

  @Test
  void holdsWhatStopsTheFingersAndNoticesWhenItSlipsOut() {
    gripper.tell(0, now);
    assertEquals(GripperState.HOLDING, run(gripper, 1, 0.02));
    assertEquals(0, gripper.goal());
    assertEquals(GripperState.CLOSED, run(gripper, 1, 0));
  }

  @Test
  void opensNoFartherThanThePartOfItsTravelThatCountsAsOpen() {
    var half = new GripperOptions(true, 0, 2_000_000_000L, 0.002, 0.005, 0.5, null);
    GripperMachine machine = new GripperMachine(half, -0.01, OPEN);
    machine.seed(-0.01);
    position = -0.01;
    machine.tell(1, now);
    assertEquals(GripperState.OPEN, run(machine, 1, -0.01));
    assertEquals(0.015, machine.goal(), 1e-12);
  }

  @Test
  void opensAgain() {
    gripper.tell(0, now);
    run(gripper, 1, 0);
    gripper.tell(1, now);
    assertEquals(GripperState.OPENING, run(gripper, 0.1, 0));
    assertEquals(GripperState.OPEN, run(gripper, 1, 0));
    assertEquals(1, gripper.fraction());
  }

  @Test
  void failsWhenItDoesNotOpenInTime() {
    gripper.tell(0, now);
    run(gripper, 1, 0);
    gripper.tell(1, now);
    for (int i = 0; i < 600; i++) {
      now += CYCLE;
      gripper.update(0.01, 0, 0, now);
    }
    assertEquals(GripperState.FAILED, gripper.state());
  }

  @Test
  void aCommandThatDoesNotLastIsNotFollowed() {
    GripperMachine debounced = machine(100_000_000L);
    debounced.tell(0, now);
    run(debounced, 0.05, 0);
    debounced.tell(1, now);
    run(debounced, 0.2, 0);
    assertEquals(OPEN, debounced.goal());
    debounced.tell(0, now);
    run(debounced, 0.2, 0);
    assertEquals(0, debounced.goal());
  }

  @Test
  void aBinaryGripperIsNeverHalfOpen() {
    gripper.tell(0.51, now);
    run(gripper, 0.01, 0);
    assertEquals(OPEN, gripper.goal());
    gripper.tell(0.49, now);
    run(gripper, 0.01, 0);
    assertEquals(0, gripper.goal());
  }

  @Test
  void whatIsNotSaidChangesNothing() {
    gripper.tell(Double.NaN, now);
    run(gripper, 0.1, 0);
    assertEquals(OPEN, gripper.goal());
    assertEquals(GripperState.UNKNOWN, gripper.state());
  }
}
