package dev.ergon.hardware.so101;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.hardware.servo.ServoRobot;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.ServoPty;
import dev.ergon.hardware.testing.So101Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole driver against emulated servos behind a real pseudo-terminal. */
class So101RobotTest {
  private static final int MOST_POLLS = 20_000;
  private static final long POLL_NANOS = 1_000_000;

  @TempDir Path folder;

  private final JointStateBuffer state = new JointStateBuffer(6);

  @BeforeAll
  static void requireSocat() {
    assumeTrue(ServoPty.isPossible(), "socat is not installed");
  }

  @Test
  void answersEveryCommandWithTheStateThatFollowsIt() throws IOException {
    try (So101Line line = new So101Line(folder, LineNoise.none());
        Robot robot = line.open()) {
      robot.enable();
      await(() -> robot.read(state) == RobotStatus.OK, robot);
      long goalsBefore = line.servos().goalWrites();
      long readsBefore = line.servos().syncReads();
      JointCommandBuffer command = commandAtState(robot);
      int cycles = 300;
      for (int i = 0; i < cycles; i++) {
        command.set(4, 0.001 * (i % 100), 0, 0);
        assertEquals(RobotStatus.OK, robot.write(command));
        await(() -> robot.read(state) == RobotStatus.OK, robot);
      }
      assertTrue(line.servos().syncReads() - readsBefore >= cycles, "a state was made up");
      assertTrue(line.servos().goalWrites() - goalsBefore >= cycles, "a command was held back");
    }
  }

  @Test
  void movesOnThroughLostAndChangedBytes() throws IOException {
    LineNoise noise = new LineNoise(7, 0.001, 0.001);
    try (So101Line line = new So101Line(folder, noise);
        Robot robot = line.open("answer_timeout=30 ms", "retries=5")) {
      enableWithPatience(robot);
      await(() -> robot.read(state) == RobotStatus.OK, robot);
      JointCommandBuffer command = commandAtState(robot);
      for (int i = 0; i < 200; i++) {
        double target = i % 2 == 0 ? 0.05 : -0.05;
        command.set(0, target, 0, 0);
        assertEquals(RobotStatus.OK, robot.write(command), robot.faultText());
        await(() -> robot.read(state) == RobotStatus.OK, robot);
        assertTrue(Math.abs(state.position(0)) < 0.1, "a changed byte got through");
      }
      assertTrue(noise.lost() > 20 && noise.changed() > 20, "the line was too quiet");
    }
  }

  @Test
  void aMotorThatIsOverloadedLetsTheArmGoLimpAndIsNamed() throws IOException {
    stopsFor(line -> line.servos().setStatus(3, 1 << 5), "motor 3 'elbow_flex': overloaded");
  }

  @Test
  void aMotorThatReportsHeatLetsTheArmGoLimpAndIsNamed() throws IOException {
    stopsFor(line -> line.servos().setStatus(2, 1 << 2), "motor 2 'shoulder_lift': too hot");
  }

  @Test
  void aMotorAboveTheConfiguredTemperatureStopsBeforeItReportsHeatItself() throws IOException {
    stopsFor(line -> line.servos().setTemperature(6, 66), "motor 6 'gripper': too hot");
  }

  @Test
  void goesOnFromTheMeasuredPoseOnceTheFaultIsGoneAndItIsEnabled() throws IOException {
    try (So101Line line = new So101Line(folder, LineNoise.none());
        Robot robot = line.open()) {
      robot.enable();
      line.servos().setStatus(4, 1 << 5);
      await(() -> robot.read(state) == RobotStatus.FAULT, robot);
      line.servos().setStatus(4, 0);
      await(
          () -> {
            try {
              robot.enable();
              return true;
            } catch (TaskFailedException e) {
              return false;
            }
          },
          robot);
      assertEquals("", robot.faultText());
      assertEquals(line.servos().position(2), line.servos().goal(2));
      await(() -> robot.read(state) == RobotStatus.OK, robot);
      assertEquals(RobotStatus.OK, robot.write(commandAtState(robot)));
    }
  }

  @Test
  void aSilentMotorIsALostLinkWithItsName() throws IOException {
    try (So101Line line = new So101Line(folder, LineNoise.none());
        Robot robot = line.open("answer_timeout=20 ms", "state_timeout=300 ms")) {
      enableWithPatience(robot);
      line.servos().silence(5);
      await(
          () ->
              robot.read(state) == RobotStatus.LINK_LOST
                  && robot.faultText().contains("motor 5 'wrist_roll' does not answer"),
          robot);
      assertEquals(RobotStatus.LINK_LOST, robot.write(commandAtState(robot)));
      assertTrue(line.servos().hasTorque(1), "the other motors must go on holding");
      line.servos().silence(-1);
      await(() -> robot.read(state) == RobotStatus.OK, robot);
      assertEquals(RobotStatus.FAULT, robot.write(commandAtState(robot)), "it was not enabled");
    }
  }

  @Test
  void aPulledCableIsALostLinkUntilItIsBackAndThenNothingMovesByItself() throws IOException {
    try (So101Line line = new So101Line(folder, LineNoise.none());
        Robot robot = line.open()) {
      robot.enable();
      line.pty().pull();
      await(() -> robot.read(state) == RobotStatus.LINK_LOST, robot);
      assertTrue(robot.faultText().contains(line.pty().port()), robot.faultText());
      assertThrows(TaskFailedException.class, robot::enable);

      line.pty().plug();
      await(() -> robot.read(state) == RobotStatus.OK, robot);
      assertEquals(RobotStatus.FAULT, robot.write(commandAtState(robot)));
      int before = line.servos().position(1);
      robot.enable();
      assertEquals(before, line.servos().goal(1), "enabling must aim at the measured pose");
      assertEquals(RobotStatus.OK, robot.write(commandAtState(robot)));
    }
  }

  @Test
  void givesUpReconnectingAfterTheAttemptsAreUsedUp() throws IOException {
    try (So101Line line = new So101Line(folder, LineNoise.none());
        Robot robot = line.open("reconnect_attempts=2")) {
      line.pty().pull();
      await(() -> robot.faultText().contains("gave up after 2 attempts"), robot);
    }
  }

  @Test
  void closingLetsTheArmGoLimp() throws IOException {
    try (So101Line line = new So101Line(folder, LineNoise.none())) {
      Robot robot = line.open();
      robot.enable();
      assertTrue(line.servos().hasTorque(6));
      robot.close();
      assertFalse(line.servos().anyHasTorque());
    }
  }

  @Test
  void aPortThatIsNotThereIsNamed() throws IOException {
    try (So101Line line = new So101Line(folder, LineNoise.none())) {
      line.pty().pull();
      HostLacksException e = assertThrows(HostLacksException.class, line::open);
      assertTrue(e.getMessage().contains(line.pty().port()), e.getMessage());
    }
  }

  private void stopsFor(FaultInjection injection, String text) throws IOException {
    try (So101Line line = new So101Line(folder, LineNoise.none());
        ServoRobot robot = (ServoRobot) line.open()) {
      robot.enable();
      assertTrue(line.servos().hasTorque(1));
      injection.inject(line);
      await(() -> robot.read(state) == RobotStatus.FAULT, robot);
      assertTrue(robot.faultText().startsWith(text), robot.faultText());
      assertEquals(RobotStatus.FAULT, robot.write(commandAtState(robot)));
      await(() -> !line.servos().anyHasTorque(), robot);
      assertThrows(TaskFailedException.class, robot::enable, "the fault is still there");
      assertFalse(line.servos().anyHasTorque());
      assertTrue(
          robot.motorReports().stream().anyMatch(report -> !report.fault().isEmpty()),
          "no report of the motor");
    }
  }

  /** On a noisy line a confirmation may be lost more often than it is asked for. */
  private static void enableWithPatience(Robot robot) {
    for (int i = 0; ; i++) {
      try {
        robot.enable();
        return;
      } catch (TaskFailedException e) {
        if (i == 5) {
          throw e;
        }
      }
    }
  }

  private JointCommandBuffer commandAtState(Robot robot) {
    JointCommandBuffer command = new JointCommandBuffer(6);
    robot.read(state);
    for (int i = 0; i < 6; i++) {
      command.set(i, state.position(i), 0, 0);
    }
    return command;
  }

  private static void await(BooleanSupplier condition, Robot robot) {
    for (int i = 0; i < MOST_POLLS; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw new AssertionError("it never came; the robot says: " + robot.faultText());
  }

  @FunctionalInterface
  private interface FaultInjection {
    void inject(So101Line line);
  }
}
