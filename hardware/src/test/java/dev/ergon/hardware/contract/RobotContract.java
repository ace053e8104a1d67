package dev.ergon.hardware.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotStatus;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Robot}. A subclass opens a robot before each test, at a pose inside its
 * limits, and closes it afterwards.
 */
public abstract class RobotContract {
  private static final double STEP_RAD = 0.1;
  private static final double STEP_M = 0.01;
  private static final int MOST_PASSES = 1000;
  private static final int CALLS = 10_000;

  /** The robot under test: just opened, never enabled. */
  protected abstract Robot robot();

  /** Lets at least one cycle of the robot go by. */
  protected abstract void pass();

  /** How far a joint may be from where it shall be, as a share of a step. */
  protected double tolerance() {
    return 0.2;
  }

  @Test
  void firstStateComesWithoutACommandAndLiesInsideTheLimits() {
    JointStateBuffer state = freshState();
    for (int i = 0; i < state.size(); i++) {
      JointLimits limits = robot().model().limits(i);
      assertTrue(
          state.position(i) >= limits.lower() - slack(i)
              && state.position(i) <= limits.upper() + slack(i),
          name(i) + " at " + state.position(i));
    }
  }

  @Test
  void staysAtTheMeasuredPoseWhenEnabled() {
    JointStateBuffer before = freshState();
    robot().enable();
    passMany(20);
    assertAt(before, -1, freshState());
  }

  @Test
  void refusesCommandsBeforeItIsEnabled() {
    JointStateBuffer before = freshState();
    assertNotEquals(RobotStatus.OK, robot().write(commandFrom(before, 0, move(before, 0))));
    passMany(20);
    assertAt(before, -1, freshState());
  }

  @Test
  void everyJointMovesUnderItsOwnIndexAndNoOther() {
    robot().enable();
    for (int i = 0; i < robot().model().actuatedCount(); i++) {
      JointStateBuffer before = freshState();
      JointCommandBuffer command = commandFrom(before, i, move(before, i));
      drive(command, i);
      assertAt(before, i, freshState());
    }
  }

  @Test
  void refusesACommandThatIsNotFiniteAndKeepsThePose() {
    robot().enable();
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      JointStateBuffer before = freshState();
      assertNotEquals(RobotStatus.OK, robot().write(commandFrom(before, 0, bad)));
      passMany(20);
      assertAt(before, -1, freshState());
    }
  }

  @Test
  void neverGoesBeyondALimit() {
    robot().enable();
    JointStateBuffer state = freshState();
    int last = state.size() - 1;
    double upper = robot().model().limits(last).upper();
    JointCommandBuffer command = commandFrom(state, last, upper - state.position(last) + 1);
    for (int i = 0; i < 200; i++) {
      robot().write(command);
      pass();
      robot().read(state);
      assertTrue(
          state.position(last) <= upper + slack(last),
          name(last) + " at " + state.position(last) + ", upper limit " + upper);
    }
  }

  @Test
  void staysStoppedUntilItIsEnabledAgain() {
    robot().enable();
    robot().stop();
    robot().stop();
    passMany(5);
    JointStateBuffer before = freshState();
    assertNotEquals(RobotStatus.OK, robot().write(commandFrom(before, 0, move(before, 0))));
    assertFalse(robot().faultText().isEmpty());
    passMany(20);
    assertAt(before, -1, freshState());
    robot().enable();
    drive(commandFrom(before, 0, move(before, 0)), 0);
  }

  @Test
  void enablingTwiceIsEnablingOnce() {
    robot().enable();
    robot().enable();
    JointStateBuffer before = freshState();
    drive(commandFrom(before, 0, move(before, 0)), 0);
  }

  @Test
  void stampsNeverGoBack() {
    JointStateBuffer state = freshState();
    long last = state.stampNanos();
    for (int i = 0; i < 50; i++) {
      pass();
      RobotStatus status = robot().read(state);
      assertTrue(state.stampNanos() >= last, "stamp went back");
      assertEquals(status == RobotStatus.OK, state.stampNanos() > last);
      last = state.stampNanos();
    }
  }

  @Test
  void readAndWriteAnswerAtOnceHoweverOftenTheyAreCalled() {
    robot().enable();
    JointStateBuffer state = freshState();
    JointCommandBuffer command = commandFrom(state, 0, 0);
    int fresh = 0;
    for (int i = 0; i < CALLS; i++) {
      fresh += robot().read(state) == RobotStatus.OK ? 1 : 0;
      assertEquals(RobotStatus.OK, robot().write(command));
    }
    assertTrue(fresh < CALLS, "every read was answered with a new state, so each waited for one");
  }

  @Test
  void readAndWriteAllocateNothing() {
    robot().enable();
    JointStateBuffer state = freshState();
    JointCommandBuffer command = commandFrom(state, 0, 0);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    exchange(state, command);
    long before = threads.getCurrentThreadAllocatedBytes();
    exchange(state, command);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    // The measurement itself may box once; one byte a call would be ten thousand.
    assertTrue(allocated < CALLS / 10, allocated + " bytes in " + CALLS + " calls");
  }

  @Test
  void closingTwiceIsClosingOnceAndNothingMovesAfterwards() {
    robot().enable();
    JointStateBuffer state = freshState();
    robot().close();
    robot().close();
    assertEquals(RobotStatus.LINK_LOST, robot().read(state));
    assertEquals(RobotStatus.LINK_LOST, robot().write(commandFrom(state, 0, move(state, 0))));
    robot().stop();
  }

  private void exchange(JointStateBuffer state, JointCommandBuffer command) {
    for (int i = 0; i < CALLS; i++) {
      robot().read(state);
      robot().write(command);
    }
  }

  /** Commands until joint {@code index} is there. */
  private void drive(JointCommandBuffer command, int index) {
    JointStateBuffer state = new JointStateBuffer(command.size());
    for (int i = 0; i < MOST_PASSES; i++) {
      assertEquals(RobotStatus.OK, robot().write(command), robot().faultText());
      pass();
      robot().read(state);
      if (Math.abs(state.position(index) - command.position(index)) < slack(index)) {
        return;
      }
    }
    throw new AssertionError(
        name(index)
            + " never came to "
            + command.position(index)
            + ", it is at "
            + state.position(index));
  }

  private JointStateBuffer freshState() {
    JointStateBuffer state = new JointStateBuffer(robot().model().actuatedCount());
    robot().read(state);
    for (int i = 0; i < MOST_PASSES; i++) {
      pass();
      RobotStatus status = robot().read(state);
      if (status == RobotStatus.OK) {
        return state;
      }
      assertEquals(RobotStatus.NO_NEW_STATE, status, robot().faultText());
    }
    throw new AssertionError("no new state after " + MOST_PASSES + " cycles");
  }

  private void passMany(int times) {
    for (int i = 0; i < times; i++) {
      pass();
    }
  }

  private JointCommandBuffer commandFrom(JointStateBuffer state, int index, double change) {
    JointCommandBuffer command = new JointCommandBuffer(state.size());
    for (int i = 0; i < state.size(); i++) {
      command.set(i, state.position(i) + (i == index ? change : 0), 0, 0);
    }
    command.setStampNanos(robot().clock().nanos());
    return command;
  }

  /** Every joint but {@code moved} is where it was. */
  private void assertAt(JointStateBuffer wanted, int moved, JointStateBuffer got) {
    for (int i = 0; i < wanted.size(); i++) {
      if (i != moved) {
        assertEquals(wanted.position(i), got.position(i), slack(i), name(i));
      }
    }
  }

  /** A step towards the middle of the joint's range, where there is room. */
  private double move(JointStateBuffer from, int joint) {
    JointLimits limits = robot().model().limits(joint);
    boolean above = from.position(joint) > (limits.lower() + limits.upper()) / 2;
    return above ? -step(joint) : step(joint);
  }

  private double step(int joint) {
    return robot().model().actuatedJoints().get(joint).type().unit().equals("m")
        ? STEP_M
        : STEP_RAD;
  }

  private double slack(int joint) {
    return step(joint) * tolerance();
  }

  private String name(int joint) {
    return robot().model().actuatedNames().get(joint);
  }
}
