package dev.ergon.launch.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.bench.MirrorRobot;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.time.ManualClock;
import dev.ergon.launch.graph.LaunchFile.InferenceConfig;
import dev.ergon.sim.embedded.ErgonActionSpace;
import dev.ergon.sim.embedded.arm.ErgonArm;
import org.junit.jupiter.api.Test;

class LockstepPaceTest {
  private static final long BEGIN_NANOS = 1_000_000_000;
  private static final int CYCLES = 100;

  private final ManualClock clock = new ManualClock(BEGIN_NANOS);
  private final long period = ControlConfig.DEFAULT.periodNanos();
  private int answers;

  /** A simulator behind a wire that is quicker than the thread that commands it. */
  @Test
  void waitsForTheStateAfterTheCommandThoughItCameAtOnce() throws InterruptedException {
    RobotModel model = ErgonArm.model();
    Controller controller = new Controller(model, ErgonActionSpace.SPACE, ControlConfig.DEFAULT);
    MirrorRobot robot = new MirrorRobot(model, clock, ErgonArm.home(), this::answer, () -> {});
    var loop = new ControlLoop(controller, robot);
    Pace pace = new LockstepPace(loop, this::advanceTo, new InferenceConfig(0, 0), null);
    controller.arm();

    pace.runUntil(BEGIN_NANOS + CYCLES * period);

    assertTrue(answers > CYCLES / 2, "control did not command");
    assertEquals(BEGIN_NANOS + CYCLES * period, clock.nanos());
  }

  private void answer(JointCommandBuffer command) {
    answers++;
    clock.advance(period);
  }

  /** Nothing moves the simulator on but a command, or that none comes in this cycle. */
  private void advanceTo(long nanos) {
    if (clock.nanos() < nanos && answers > 0) {
      throw new AssertionError("waits for " + nanos + " without a command, at " + clock.nanos());
    }
    clock.advance(Math.max(0, nanos - clock.nanos()));
  }
}
