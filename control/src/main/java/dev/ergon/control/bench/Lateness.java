package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.control.rt.LoopReport;
import dev.ergon.control.rt.RealTimeLoop;
import dev.ergon.control.rt.RealTimeOptions;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.time.SystemClock;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * How late cycles begin at 1 kHz in real time, by turns with {@code cyclictest}: alone, and with
 * everything else that a robot's process does running beside.
 */
final class Lateness {
  private final RobotModel model;
  private final double[] home;
  private final RealTimeOptions options;
  private final Companion companion;
  private final PrintStream out;

  Lateness(
      RobotModel model,
      double[] home,
      RealTimeOptions options,
      Companion companion,
      PrintStream out) {
    this.model = model;
    this.home = home;
    this.options = options;
    this.companion = companion;
    this.out = out;
  }

  /** Prints two lines, each of {@code seconds}, for the loop alone and in company. */
  void run(int seconds) throws IOException, InterruptedException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    out.printf(
        "%s %s, %d processors, load %.1f; %s %s, collector %s%n",
        system.getName(),
        system.getVersion(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        System.getProperty("java.vm.name"),
        Runtime.version(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(MemoryManagerMXBean::getName)
            .collect(Collectors.joining(", ")));
    measure("alone", seconds);
    Thread beside = new Thread(this::accompany, "companion");
    beside.start();
    try {
      measure("with all else running", seconds);
    } finally {
      beside.interrupt();
      beside.join();
    }
  }

  private void accompany() {
    try {
      companion.run();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void measure(String when, int seconds) throws IOException, InterruptedException {
    out.println(when);
    Histogram floor = Cyclictest.run(seconds);
    print("cyclictest", floor, "");
    LoopReport report = loop(seconds);
    String cycles =
        "; %d cycles, %d skipped; %s"
            .formatted(report.cycles(), report.overruns(), report.scheduling());
    print("ergon", report.lateness(), cycles);
    print("  its cycles", report.execution(), " of execution");
    out.printf(
        Locale.ROOT,
        "  p99 of lateness: %.2f of cyclictest's%n",
        (double) report.lateness().getValueAtPercentile(99) / floor.getValueAtPercentile(99));
  }

  private LoopReport loop(int seconds) throws InterruptedException {
    Controller controller =
        new Controller(model, BenchSpaces.toolSteps(model), ControlConfig.of("rate=1 kHz"));
    SystemClock clock = new SystemClock();
    try (var loop =
        new RealTimeLoop(
            new ControlLoop(controller, new MirrorRobot(model, clock, home)), options)) {
      loop.start();
      clock.sleepUntil(clock.nanos() + seconds * 1_000_000_000L);
      return loop.report();
    }
  }

  private void print(String what, Histogram h, String more) {
    out.printf(
        Locale.ROOT,
        "  %-12s p50 %.1f us, p99 %.1f us, p99.9 %.1f us, max %.1f us%s%n",
        what,
        h.getValueAtPercentile(50) / 1e3,
        h.getValueAtPercentile(99) / 1e3,
        h.getValueAtPercentile(99.9) / 1e3,
        h.getMaxValue() / 1e3,
        more);
  }
}
