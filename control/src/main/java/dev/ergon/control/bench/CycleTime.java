package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.control.rt.LoopReport;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.time.ManualClock;
import java.io.PrintStream;
import org.HdrHistogram.Histogram;

/**
 * How long one whole cycle takes: read the state, sample the chunk, inverse kinematics, tracking,
 * envelope, write. Back to back on simulated stamps, in tool steps, after a warm-up that is not
 * counted.
 */
final class CycleTime {
  private static final int WARM_UP = 40_000;
  private static final int CYCLES_PER_CHUNK = 50;
  private static final long STEP_NANOS = 200_000_000L;

  private final RobotModel model;
  private final double[] home;

  CycleTime(RobotModel model, double[] home) {
    this.model = model;
    this.home = home;
  }

  /** Prints the figures; answers whether p50 and p99.9 are under 20 and 100 us. */
  boolean run(int cycles, PrintStream out) {
    measure(WARM_UP);
    LoopReport report = measure(cycles);
    Histogram h = report.execution();
    out.printf(
        "cycle time over %,d cycles: p50 %.1f us, p99 %.1f us, p99.9 %.1f us, max %.1f us%n",
        h.getTotalCount(),
        h.getValueAtPercentile(50) / 1e3,
        h.getValueAtPercentile(99) / 1e3,
        h.getValueAtPercentile(99.9) / 1e3,
        h.getMaxValue() / 1e3);
    out.printf("allocated: %.3f bytes per cycle%n", report.allocatedBytesPerCycle());
    return h.getValueAtPercentile(50) < 20_000 && h.getValueAtPercentile(99.9) < 100_000;
  }

  private LoopReport measure(int cycles) {
    ActionSpace space = BenchSpaces.toolSteps(model);
    Controller controller = new Controller(model, space, ControlConfig.DEFAULT);
    ManualClock clock = new ManualClock(1_000_000_000L);
    ControlLoop loop = new ControlLoop(controller, new MirrorRobot(model, clock, home));
    for (int i = 0; i < cycles; i++) {
      clock.advance(controller.config().periodNanos());
      if (i == 5) {
        controller.arm();
      } else if (i == 40) {
        controller.beginTask();
      } else if (i > 40 && i % CYCLES_PER_CHUNK == 0) {
        double way = (i / CYCLES_PER_CHUNK) % 8 < 4 ? 0.02 : -0.02;
        double[] step = {way, way, -way / 2, 0, 0, way, 1, 0};
        controller.offer(
            new ActionChunk(i, clock.nanos(), STEP_NANOS, 1, step.length, step), clock.nanos());
      }
      loop.step();
    }
    return loop.report();
  }
}
