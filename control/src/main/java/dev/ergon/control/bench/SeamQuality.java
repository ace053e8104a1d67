package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.chunk.StrategyKind;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.RobotModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How rough the joints move where one chunk takes over from another, under 0..500 ms of policy
 * latency: the largest change of commanded velocity and acceleration from one cycle to the next,
 * over 20 s of a smooth motion that each chunk predicts with an error of its own. Beside them, what
 * naive execution commands: the newest chunk's rows, interpolated, from its first row.
 */
final class SeamQuality {
  private static final long STEP_NANOS = 50_000_000L;
  private static final int ROWS = 30;
  private static final double SECONDS = 20;
  private static final int[] LATENCIES_MS = {0, 50, 100, 200, 300, 400, 500};
  private static final double CHUNK_ERROR_RAD = 0.005;

  private final RobotModel model;
  private final double[] home;
  private final long seed;

  /** The largest changes from one cycle to the next. */
  private record Roughness(double velocityStep, double accelerationStep) {}

  SeamQuality(RobotModel model, double[] home, long seed) {
    this.model = model;
    this.home = home;
    this.seed = seed;
  }

  /** Prints the table and writes the plot; answers whether every strategy beats naive switching. */
  boolean run(PrintStream out, Path plot) throws IOException {
    Map<String, double[]> velocity = new LinkedHashMap<>();
    boolean better = true;
    out.println("largest step per cycle: velocity (rad/s) / acceleration (rad/s^2), by latency");
    double[] naive = new double[LATENCIES_MS.length];
    StringBuilder line = new StringBuilder("%-20s".formatted("naive"));
    for (int i = 0; i < LATENCIES_MS.length; i++) {
      Roughness rough = naive(LATENCIES_MS[i]);
      naive[i] = rough.velocityStep();
      line.append(cell(rough));
    }
    out.println(header());
    out.println(line);
    velocity.put("naive", naive);
    for (StrategyKind kind : StrategyKind.values()) {
      double[] steps = new double[LATENCIES_MS.length];
      line = new StringBuilder("%-20s".formatted(kind.name().toLowerCase(Locale.ROOT)));
      for (int i = 0; i < LATENCIES_MS.length; i++) {
        Roughness rough = executed(kind, LATENCIES_MS[i]);
        steps[i] = rough.velocityStep();
        better &= rough.velocityStep() < naive[i];
        line.append(cell(rough));
      }
      out.println(line);
      velocity.put(kind.name().toLowerCase(Locale.ROOT), steps);
    }
    Files.writeString(plot, new LinePlot(LATENCIES_MS, velocity).svg());
    out.println("plot: " + plot.toAbsolutePath());
    return better;
  }

  private static String header() {
    StringBuilder line = new StringBuilder("%-20s".formatted("latency (ms)"));
    for (int latency : LATENCIES_MS) {
      line.append(" %16d".formatted(latency));
    }
    return line.toString();
  }

  private static String cell(Roughness rough) {
    return " %7.4f /%7.1f".formatted(rough.velocityStep(), rough.accelerationStep());
  }

  /** Where joint {@code joint} should be {@code nanos} after the start: slow sines. */
  private double wanted(int joint, double seconds) {
    return home[joint] + 0.15 * Math.sin(2 * Math.PI * (0.1 + 0.02 * joint) * seconds);
  }

  private double[] predict(Random random, double seconds) {
    int width = model.armDof() + 2;
    double[] values = new double[ROWS * width];
    double[] error = new double[model.armDof()];
    for (int j = 0; j < error.length; j++) {
      error[j] = CHUNK_ERROR_RAD * (2 * random.nextDouble() - 1);
    }
    for (int r = 0; r < ROWS; r++) {
      for (int j = 0; j < model.armDof(); j++) {
        values[r * width + j] = wanted(j, seconds + (r + 1) * STEP_NANOS * 1e-9) + error[j];
      }
    }
    return values;
  }

  private record Pending(long dueNanos, long observedNanos, double[] values) {}

  private Roughness executed(StrategyKind kind, int latencyMs) {
    ActionSpace space = BenchSpaces.joints(model, ActionKind.JOINT_POSITION, 3.8);
    // Half a second of latency is a policy's own pace here, and no failure to be noticed.
    ControlConfig config =
        ControlConfig.of(
            "chunks.strategy=" + kind.name().toLowerCase(Locale.ROOT),
            "deadlines.policy=1 s",
            "deadlines.observation_hold=1 s");
    BenchArm arm = new BenchArm(model, space, config, home).start();
    Random random = new Random(seed);
    Deque<Pending> inFlight = new ArrayDeque<>();
    Steps steps = new Steps(model.armDof(), arm.periodNanos() * 1e-9);
    long start = arm.nowNanos();
    long nextQuery = start;
    while (arm.nowNanos() - start < SECONDS * 1e9) {
      if (arm.nowNanos() >= nextQuery && inFlight.isEmpty()) {
        double[] values = predict(random, (arm.nowNanos() - start) * 1e-9);
        inFlight.add(new Pending(arm.nowNanos() + latencyMs * 1_000_000L, arm.nowNanos(), values));
        nextQuery = arm.nowNanos() + 4 * STEP_NANOS;
      }
      Pending first = inFlight.peek();
      if (first != null && first.dueNanos() <= arm.nowNanos()) {
        inFlight.remove();
        arm.offer(first.dueNanos(), first.observedNanos(), STEP_NANOS, ROWS, first.values());
      }
      arm.tick();
      // The way from home to the motion's start is no seam.
      if (arm.nowNanos() - start > 2_000_000_000L) {
        for (int j = 0; j < model.armDof(); j++) {
          steps.see(j, arm.position(j));
        }
      }
    }
    return steps.roughness();
  }

  private Roughness naive(int latencyMs) {
    double cycleS = ControlConfig.DEFAULT.periodNanos() * 1e-9;
    int width = model.armDof() + 2;
    Random random = new Random(seed);
    Steps steps = new Steps(model.armDof(), cycleS);
    double[] chunk = predict(random, 0);
    double[] coming = chunk;
    double chunkStart = 0;
    double due = 0;
    double stepS = STEP_NANOS * 1e-9;
    double period = 4 * stepS;
    double nextQuery = period;
    for (double now = 0; now < SECONDS; now += cycleS) {
      if (now >= nextQuery && coming == chunk) {
        coming = predict(random, now);
        due = now + latencyMs * 1e-3;
        nextQuery = now + period;
      }
      // The first chunk is there from the start; each later one comes a latency after its query.
      if (coming != chunk && now >= due) {
        chunk = coming;
        chunkStart = now;
      }
      double row = Math.min(ROWS - 1.001, (now - chunkStart) / stepS);
      int r = (int) row;
      if (now > 2) {
        for (int j = 0; j < model.armDof(); j++) {
          double a = chunk[r * width + j];
          double b = chunk[(r + 1) * width + j];
          steps.see(j, a + (row - r) * (b - a));
        }
      }
    }
    return steps.roughness();
  }

  /** Watches positions for the largest changes of their differences. */
  private static final class Steps {
    private final double cycleS;
    private final double[][] last;
    private final int[] seen;
    private double velocityStep;
    private double accelerationStep;

    Steps(int joints, double cycleS) {
      this.cycleS = cycleS;
      last = new double[joints][3];
      seen = new int[joints];
    }

    void see(int joint, double q) {
      double[] l = last[joint];
      double v = (q - l[0]) / cycleS;
      double a = (v - l[1]) / cycleS;
      if (seen[joint] >= 2) {
        velocityStep = Math.max(velocityStep, Math.abs(v - l[1]));
      }
      if (seen[joint] >= 3) {
        accelerationStep = Math.max(accelerationStep, Math.abs(a - l[2]));
      }
      seen[joint]++;
      l[0] = q;
      l[1] = v;
      l[2] = a;
    }

    Roughness roughness() {
      return new Roughness(velocityStep, accelerationStep);
    }
  }
}
