package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.control.rt.LoopReport;
import dev.ergon.control.rt.RealTimeLoop;
import dev.ergon.control.rt.RealTimeOptions;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.time.SystemClock;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How late cycles begin at 1 kHz in real time, with and without another thread that fills the heap
 * as fast as it can.
 */
final class Lateness {
  private static final int BLOCK_BYTES = 64 * 1024;

  private final RobotModel model;
  private final double[] home;
  private final RealTimeOptions options;

  Lateness(RobotModel model, double[] home, RealTimeOptions options) {
    this.model = model;
    this.home = home;
    this.options = options;
  }

  /** Prints one line per run of {@code seconds}. */
  void run(int seconds, PrintStream out) throws InterruptedException {
    List<String> collectors = new ArrayList<>();
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      collectors.add(bean.getName());
    }
    out.println("collector: " + String.join(", ", collectors));
    out.println("alone:            " + measure(seconds));
    Thread glutton = new Thread(Lateness::exhaustHeap, "heap-exhausting");
    glutton.setDaemon(true);
    glutton.start();
    try {
      out.println("heap exhausted:   " + measure(seconds));
    } finally {
      glutton.interrupt();
      glutton.join();
    }
  }

  private String measure(int seconds) throws InterruptedException {
    Controller controller =
        new Controller(model, BenchSpaces.toolSteps(model), ControlConfig.of("rate=1 kHz"));
    SystemClock clock = new SystemClock();
    LoopReport report;
    try (var loop =
        new RealTimeLoop(
            new ControlLoop(controller, new MirrorRobot(model, clock, home)), options)) {
      loop.start();
      clock.sleepUntil(clock.nanos() + seconds * 1_000_000_000L);
      report = loop.report();
    }
    Histogram h = report.lateness();
    return "p50 %.1f us, p99 %.1f us, p99.9 %.1f us, max %.1f us; %d cycles, %d skipped; %s"
        .formatted(
            h.getValueAtPercentile(50) / 1e3,
            h.getValueAtPercentile(99) / 1e3,
            h.getValueAtPercentile(99.9) / 1e3,
            h.getMaxValue() / 1e3,
            report.cycles(),
            report.overruns(),
            report.scheduling());
  }

  /** Keeps until there is no more, lets go, and starts again. */
  private static void exhaustHeap() {
    while (!Thread.currentThread().isInterrupted()) {
      List<byte[]> kept = new ArrayList<>();
      try {
        while (!Thread.currentThread().isInterrupted()) {
          kept.add(new byte[BLOCK_BYTES]);
        }
      } catch (OutOfMemoryError full) {
        kept = new ArrayList<>();
      }
    }
  }
}
