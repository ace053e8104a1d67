package dev.ergon.sim.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrackingTest {
  private static final long STEP_NANOS = 2_000_000;
  private final EmbeddedSimulator simulator = EmbeddedSimulator.create();

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void toolStaysWithinTwoMillimetresOfItsPathInMotion() {
    ToolDriver driver = new ToolDriver(simulator);
    driver.moveTo(new Vec3(0.36, -0.22, 0.20), 0.04, 0.25);
    driver.moveTo(new Vec3(0.64, 0.22, 0.05), 0.04, 0.25);
    driver.moveTo(new Vec3(0.64, -0.22, 0.02), 0.04, 0.25);
    driver.moveTo(new Vec3(0.36, 0.22, 0.20), 0.04, 0.25);
    assertTrue(driver.worstLagM() < 2e-3, "worst lag " + driver.worstLagM() + " m");
  }

  @Test
  void armWithoutCommandsStandsStill() {
    Vec3 before = simulator.world().xWorldTool().translation();
    simulator.advanceTo(5_000_000_000L);
    assertTrue(simulator.world().xWorldTool().translation().distanceTo(before) < 1e-5);
  }

  @Test
  void motionStopsSoonAfterTheLastCommand() {
    simulator.robot().enable();
    JointCommandBuffer command = holdHere();
    command.set(0, command.position(0), 0.5, 0);
    assertEquals(RobotStatus.OK, simulator.robot().write(command));
    simulator.advanceTo(500 * STEP_NANOS);
    // Half a radian per second for the 20 ms that a reference coasts.
    assertEquals(0.01, simulator.world().joints().position(0), 1e-3);
    assertEquals(0, simulator.world().joints().velocity(0), 1e-3);
  }

  @Test
  void stoppedRobotRefusesCommandsUntilItIsEnabled() {
    simulator.robot().enable();
    simulator.robot().stop();
    JointCommandBuffer command = holdHere();
    command.set(0, 0.3, 0, 0);
    assertEquals(RobotStatus.FAULT, simulator.robot().write(command));
    assertTrue(simulator.robot().faultText().contains("enable()"));
    simulator.advanceTo(500 * STEP_NANOS);
    assertEquals(0, simulator.world().joints().position(0), 1e-4);
    simulator.robot().enable();
    assertEquals(RobotStatus.OK, simulator.robot().write(command));
    simulator.advanceTo(1000 * STEP_NANOS);
    assertEquals(0.3, simulator.world().joints().position(0), 1e-3);
  }

  @Test
  void commandsBeyondTheLimitsEndAtTheLimit() {
    simulator.robot().enable();
    JointCommandBuffer command = holdHere();
    command.set(6, 100, 50, 0);
    simulator.robot().write(command);
    simulator.advanceTo(1500 * STEP_NANOS);
    double upper = simulator.robot().model().limits(6).upper();
    assertEquals(upper, simulator.world().joints().position(6), 2e-3);
  }

  @Test
  void commandsThatAreNoNumbersAreRefused() {
    simulator.robot().enable();
    JointCommandBuffer command = holdHere();
    command.set(2, Double.NaN, 0, 0);
    assertEquals(RobotStatus.FAULT, simulator.robot().write(command));
  }

  @Test
  void readSaysWhetherTheStateIsNew() {
    JointStateBuffer state = new JointStateBuffer(simulator.robot().model().actuatedCount());
    assertEquals(RobotStatus.OK, simulator.robot().read(state));
    assertEquals(RobotStatus.NO_NEW_STATE, simulator.robot().read(state));
    simulator.advanceTo(STEP_NANOS);
    assertEquals(RobotStatus.OK, simulator.robot().read(state));
    assertEquals(STEP_NANOS, state.stampNanos());
    simulator.close();
    assertEquals(RobotStatus.LINK_LOST, simulator.robot().read(state));
  }

  @Test
  void timeMovesInWholeStepsAndNeverBack() {
    assertThrows(IllegalArgumentException.class, () -> simulator.advanceTo(1));
    simulator.advanceTo(STEP_NANOS);
    assertThrows(IllegalArgumentException.class, () -> simulator.advanceTo(0));
  }

  private JointCommandBuffer holdHere() {
    JointCommandBuffer command = new JointCommandBuffer(simulator.robot().model().actuatedCount());
    for (int i = 0; i < command.size(); i++) {
      command.set(i, simulator.world().joints().position(i), 0, 0);
    }
    return command;
  }
}
