package dev.ergon.control.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Rig;
import dev.ergon.control.Spaces;
import dev.ergon.control.bench.MirrorRobot;
import dev.ergon.control.state.ControlState;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.time.ManualClock;
import dev.ergon.core.time.SystemClock;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealTimeLoopTest {
  private static Controller controller() {
    return new Controller(PandaWithGripper.model(), Spaces.toolSteps(), ControlConfig.DEFAULT);
  }

  @Test
  void cyclesOnItsOwnThreadAndReports() throws InterruptedException {
    Controller controller = controller();
    var commands = new CountDownLatch(100);
    var robot =
        new MirrorRobot(
            controller.model(),
            new SystemClock(),
            PandaWithGripper.HOME,
            command -> commands.countDown(),
            () -> {});
    var options = new RealTimeOptions(0, 0, false, false, 0, false);
    var loop = new RealTimeLoop(new ControlLoop(controller, robot), options);
    loop.start();
    assertTrue(commands.await(60, TimeUnit.SECONDS), () -> "failure " + loop.failure());
    loop.close();
    LoopReport report = loop.report();
    assertNull(loop.failure());
    assertTrue(report.cycles() >= 100);
    assertEquals(report.cycles(), report.lateness().getTotalCount());
    assertEquals(report.cycles(), report.execution().getTotalCount());
    assertTrue(report.scheduling().contains("CPU 0"), report.scheduling());
    assertEquals(ControlState.IDLE, controller.snapshot().state());
    assertEquals(ControlState.IDLE, report.state());
    assertEquals(controller.snapshot().status(), report.status());
  }

  @Test
  void inStepGivesTheSameCommandsAsCallingTheControllerDirectly() {
    Rig rig = Rig.panda(Spaces.toolSteps(), ControlConfig.DEFAULT);
    Controller controller = controller();
    var clock = new ManualClock(rig.nowNanos);
    var robot = new MirrorRobot(controller.model(), clock, PandaWithGripper.HOME);
    var loop = new ControlLoop(controller, robot);
    for (int i = 0; i < 500; i++) {
      if (i == 5) {
        rig.controller.arm();
        controller.arm();
      } else if (i == 40) {
        rig.controller.beginTask();
        controller.beginTask();
      } else if (i > 40 && i % 50 == 0) {
        double[] step = {0.01, 0.02, 0, 0, 0, 0.05, 1, 0};
        rig.offer(0.2, step);
        controller.offer(
            new ActionChunk(i, clock.nanos(), 200_000_000L, 1, step.length, step), clock.nanos());
      }
      clock.advance(rig.periodNanos);
      rig.camerasRun = false;
      rig.tick();
      loop.step();
      for (int k = 0; k < controller.model().actuatedCount(); k++) {
        assertEquals(
            rig.command.position(k), controller.snapshot().commandedPosition()[k], "cycle " + i);
      }
    }
    assertEquals(500, loop.report().cycles());
  }

  @Test
  void deadlinesThatWereMissedAreCountedAndSkippedNeverMadeUpFor() throws InterruptedException {
    Controller controller = controller();
    long period = controller.config().periodNanos();
    var clock = new StallingClock();
    var stamps = new ArrayList<Long>();
    var done = new CountDownLatch(50);
    var robot =
        new MirrorRobot(
            controller.model(),
            clock,
            PandaWithGripper.HOME,
            command -> {
              stamps.add(clock.nanos());
              // The tenth cycle takes a dozen periods and a half.
              clock.pass(stamps.size() == 10 ? 12 * period + period / 2 : 1_000);
              done.countDown();
            },
            () -> {});
    var loop = new RealTimeLoop(new ControlLoop(controller, robot), RealTimeOptions.BEST_EFFORT);
    loop.start();
    assertTrue(done.await(60, TimeUnit.SECONDS));
    loop.close();
    assertEquals(12, loop.report().overruns());
    for (int i = 1; i < 50; i++) {
      long gap = stamps.get(i) - stamps.get(i - 1);
      assertEquals(i == 10 ? 13 * period : period, gap, "before cycle " + i);
    }
  }

  @Test
  void aDriverThatThrowsEndsTheLoopAndStopsTheRobot() throws InterruptedException {
    Controller controller = controller();
    var stopped = new CountDownLatch(1);
    var robot =
        new MirrorRobot(
            controller.model(),
            new SystemClock(),
            PandaWithGripper.HOME,
            command -> {
              throw new IllegalStateException("cable");
            },
            stopped::countDown);
    try (var loop =
        new RealTimeLoop(new ControlLoop(controller, robot), RealTimeOptions.BEST_EFFORT)) {
      loop.start();
      assertTrue(stopped.await(60, TimeUnit.SECONDS));
      assertTrue(loop.failure() instanceof IllegalStateException);
    }
  }

  @Test
  void warmUpLeavesTheControllerUntouched() {
    Controller controller = controller();
    WarmUp.run(controller);
    assertEquals(0, controller.snapshot().cycle());
    assertEquals(0, controller.chunksRefused());
  }
}
