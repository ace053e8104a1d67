package dev.ergon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.RobotStatus;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private final Rig rig = Rig.panda(Spaces.toolSteps(), ControlConfig.DEFAULT);

  private static double[] step(double dy) {
    return new double[] {0, dy, 0, 0, 0, 0, 1, 0};
  }

  private static double[][] longChunk() {
    double[][] rows = new double[50][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = step(0.01);
    }
    return rows;
  }

  private void offerLongChunk() {
    assertTrue(rig.offer(0.05, longChunk()).accepted());
  }

  private Vec3 tool() {
    return rig.controller.snapshot().setpointTool().position();
  }

  private void assertComesToRest() {
    rig.tickFor(0.3);
    assertTrue(rig.controller.snapshot().atRest());
    Vec3 rest = tool();
    rig.tickFor(0.1);
    assertEquals(0, tool().distanceTo(rest), 1e-6);
  }

  @Test
  void firstCommandIsTheMeasuredPose() {
    rig.tick();
    for (int i = 0; i < rig.model.actuatedCount(); i++) {
      assertEquals(PandaWithGripper.HOME[i], rig.command.position(i));
      assertEquals(0, rig.command.velocity(i));
    }
  }

  @Test
  void nothingMovesBeforeArming() {
    rig.tick(5);
    rig.controller.beginTask();
    rig.tick();
    assertTrue(rig.offer(0.2, step(0.02)).accepted());
    Vec3 before = tool();
    assertEquals(ControlStatus.IDLE_NOT_ARMED, rig.tickFor(0.2));
    assertEquals(0, tool().distanceTo(before));
  }

  @Test
  void refusesChunksWithoutATask() {
    rig.tick(5);
    assertEquals(ChunkVerdict.Kind.REFUSED_NO_TASK, rig.offer(0.2, step(0.02)).kind());
  }

  @Test
  void aChunkOfTheLastTaskIsNotExecutedInTheNext() {
    rig.start();
    assertTrue(rig.offer(0.2, step(0.04)).accepted());
    rig.controller.endTask();
    rig.controller.beginTask();
    Vec3 before = tool();
    rig.tickFor(0.2);
    assertEquals(0, tool().distanceTo(before), 1e-12);
  }

  @Test
  void isAtRestByThePolicysDeadline() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.35);
    assertEquals(ControlState.RUNNING, rig.state());
    assertEquals(ControlStatus.HELD_POLICY_LATE, rig.tickFor(0.15));
    assertTrue(rig.controller.snapshot().atRest(), "at the deadline");
    assertComesToRest();
    offerLongChunk();
    rig.tickFor(0.1);
    assertEquals(ControlState.RUNNING, rig.state());
  }

  @Test
  void slowsThenIsAtRestByTheDeadlineWhenObservationsGetOld() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.2);
    rig.camerasRun = false;
    long frozen = rig.nowNanos;
    // The policy goes on about what it saw last.
    rig.tickFor(0.1);
    assertTrue(rig.offerFor(frozen, 0.05, longChunk()).accepted());
    assertEquals(ControlStatus.LIMITED_OBSERVATION_AGE, rig.tickFor(0.25));
    assertEquals(ControlState.RUNNING, rig.state());
    assertEquals(ControlStatus.HELD_OBSERVATION_STALE, rig.tickFor(0.15));
    assertTrue(rig.controller.snapshot().atRest(), "at the deadline");
    assertComesToRest();
  }

  @Test
  void holdsWithTheCauseWhenNoActionIsLeft() {
    rig.start();
    assertTrue(rig.offer(0.1, step(0.01)).accepted());
    assertEquals(ControlStatus.HELD_NO_ACTION, rig.tickFor(0.2));
    assertEquals(ControlState.HOLDING, rig.state());
    assertComesToRest();
  }

  @Test
  void holdsAtTheTerminateRow() {
    rig.start();
    double[] end = {0.04, 0, 0, 0, 0, 0, 1, 1};
    assertTrue(rig.offer(0.1, step(0.01), end).accepted());
    Vec3 before = tool();
    assertEquals(ControlStatus.HELD_TERMINATED, rig.tickFor(0.3));
    assertTrue(rig.controller.snapshot().terminateReached());
    assertEquals(0.01, tool().minus(before).y(), 1e-4);
    assertEquals(0, tool().minus(before).x(), 1e-4);
    rig.controller.beginTask();
    rig.tick(2);
    assertFalse(rig.controller.snapshot().terminateReached());
  }

  @Test
  void aRequestedHoldLastsUntilArmedAgain() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.1);
    rig.controller.hold(HaltCause.OPERATOR);
    assertEquals(ControlStatus.HELD_ON_REQUEST, rig.tick());
    assertEquals(HaltCause.OPERATOR, rig.controller.snapshot().haltCause());
    assertComesToRest();
    offerLongChunk();
    assertEquals(ControlStatus.HELD_ON_REQUEST, rig.tick());
    rig.controller.arm();
    rig.tick();
    offerLongChunk();
    rig.tickFor(0.05);
    assertEquals(ControlState.RUNNING, rig.state());
  }

  @Test
  void anEmergencyStopIsLeftByResetAndArmingOnly() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.1);
    rig.controller.estop(HaltCause.REMOTE);
    assertEquals(ControlStatus.ESTOPPED, rig.tick());
    rig.controller.arm();
    assertEquals(ControlStatus.ESTOPPED, rig.tickFor(0.3));
    assertTrue(rig.controller.snapshot().atRest());
    rig.controller.reset();
    assertEquals(ControlStatus.IDLE_NOT_ARMED, rig.tick());
    offerLongChunk();
    assertEquals(ControlStatus.IDLE_NOT_ARMED, rig.tickFor(0.1));
    rig.controller.arm();
    rig.tickFor(0.1);
    assertEquals(ControlState.HOLDING, rig.state());
  }

  @Test
  void aResetAskedForInMotionIsGrantedAtRest() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.1);
    rig.controller.estop(HaltCause.OPERATOR);
    rig.tick();
    rig.controller.reset();
    assertEquals(ControlStatus.ESTOPPED, rig.tick());
    assertEquals(ControlStatus.IDLE_NOT_ARMED, rig.tickFor(0.4));
  }

  @Test
  void faultsWhenTheLinkIsLostAndComesToRest() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.1);
    rig.readStatus = RobotStatus.LINK_LOST;
    assertEquals(ControlStatus.FAULT_LINK_LOST, rig.tick());
    rig.readStatus = RobotStatus.OK;
    assertEquals(ControlStatus.FAULT_LINK_LOST, rig.tickFor(0.3));
    assertTrue(rig.controller.snapshot().atRest());
  }

  @Test
  void faultsByItsDeadlineWhenTheRobotsStateStopsComing() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.1);
    rig.robotReports = false;
    rig.tickFor(0.09);
    assertEquals(ControlState.RUNNING, rig.state());
    assertEquals(ControlStatus.FAULT_STATE_LATE, rig.tickFor(0.02));
    assertEquals(ControlState.FAULTED, rig.state());
    assertComesToRest();
    assertEquals(ControlStatus.FAULT_STATE_LATE, rig.tick());
  }

  @Test
  void faultsWhenAPositionIsNotANumber() {
    rig.start();
    rig.measured.set(2, Double.NaN, 0, 0);
    assertEquals(ControlStatus.FAULT_STATE_NOT_FINITE, rig.tick());
  }

  @Test
  void faultsWhenTheArmIsNotWhereItWasCommanded() {
    rig.start();
    rig.robotFollows = false;
    rig.measured.set(1, PandaWithGripper.HOME[1] + 0.6, 0, 0);
    assertEquals(ControlStatus.FAULT_TRACKING, rig.tick());
  }

  @Test
  void faultsWhenTheClockRunsBackwards() {
    rig.start();
    rig.nowNanos -= 50_000_000L;
    assertEquals(ControlStatus.FAULT_CLOCK, rig.tick());
  }

  @Test
  void comesToRestAfterAStallOfTheLoopAndGoesOnWithAFreshChunk() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.1);
    rig.nowNanos += 50_000_000L;
    assertEquals(ControlStatus.HELD_OVERRUN, rig.tick());
    offerLongChunk();
    assertEquals(ControlStatus.HELD_OVERRUN, rig.tickFor(0.2));
    assertTrue(rig.controller.snapshot().atRest());
    offerLongChunk();
    rig.tick(2);
    assertEquals(ControlState.RUNNING, rig.state());
  }

  @Test
  void startsFromRestWhereTheArmStoppedByItselfDuringAStall() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.1);
    for (int i = 0; i < rig.model.actuatedCount(); i++) {
      rig.measured.set(i, rig.command.position(i), 0, 0);
    }
    double before = rig.command.position(0);
    rig.nowNanos += 50_000_000L;
    assertEquals(ControlStatus.HELD_OVERRUN, rig.tick());
    assertEquals(before, rig.command.position(0));
    assertEquals(0, rig.command.velocity(0));
    assertTrue(rig.controller.startedAnew());
  }

  @Test
  void aCycleThatFollowsAtOnceDoesNotMoveTheArmTwice() {
    rig.start();
    offerLongChunk();
    rig.tickFor(0.1);
    double before = rig.command.position(0);
    rig.nowNanos += rig.periodNanos / 4;
    rig.tickNow();
    assertEquals(before, rig.command.position(0));
  }

  @Test
  void isNotArmedWhileTheArmMoves() {
    rig.robotFollows = false;
    rig.measured.set(0, 0, 0.5, 0);
    rig.tick(5);
    rig.controller.arm();
    assertEquals(ControlStatus.ARMING, rig.tickFor(1.0));
    assertEquals(ControlStatus.FAULT_ARMING, rig.tickFor(1.1));
  }

  @Test
  void isAtRestByTheOperatorsDeadlineAndGoesOnWithTheNextSignOfLife() {
    Rig guarded =
        Rig.panda(Spaces.toolSteps(), ControlConfig.of("deadlines.operator=300 ms")).start();
    guarded.controller.operatorAlive(guarded.nowNanos);
    assertTrue(guarded.offer(0.05, longChunk()).accepted());
    guarded.tickFor(0.15);
    assertEquals(ControlState.RUNNING, guarded.state());
    assertEquals(ControlStatus.HELD_OPERATOR_LATE, guarded.tickFor(0.15));
    assertTrue(guarded.controller.snapshot().atRest(), "at the deadline");
    guarded.controller.operatorAlive(guarded.nowNanos);
    assertTrue(guarded.offer(0.05, longChunk()).accepted());
    guarded.tick(2);
    assertEquals(ControlState.RUNNING, guarded.state());
  }

  @Test
  void doesNotMoveBeforeTheOperatorsFirstSignOfLifeWhereOneIsAskedFor() {
    Rig guarded =
        Rig.panda(Spaces.toolSteps(), ControlConfig.of("deadlines.operator=300 ms")).start();
    assertTrue(guarded.offer(0.05, longChunk()).accepted());
    assertEquals(ControlStatus.HELD_OPERATOR_LATE, guarded.tickFor(0.1));
    assertEquals(PandaWithGripper.HOME[0], guarded.command.position(0));
  }

  @Test
  void ridesThroughStallsOfTheLoopThatAreShorterThanItsDeadlineWithoutMakingUpForThem() {
    rig.start();
    CommandWatch watch = new CommandWatch(rig.model, rig.periodNanos);
    watch.look(rig.command, ControlState.HOLDING, rig.state());
    offerLongChunk();
    rig.tick();
    watch.look(rig.command, ControlState.HOLDING, rig.state());
    for (int i = 0; i < 40; i++) {
      // 1 ms, then 5 ms, as often as not: the command moves on by one cycle, whatever the delay.
      rig.nowNanos += i % 4 == 0 ? 1_000_000L : i % 4 == 2 ? 5_000_000L : 0;
      ControlState before = rig.state();
      rig.tick();
      watch.look(rig.command, before, rig.state());
      assertEquals(ControlState.RUNNING, rig.state());
    }
  }
}
