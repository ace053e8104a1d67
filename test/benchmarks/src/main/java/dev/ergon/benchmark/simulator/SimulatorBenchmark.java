package dev.ergon.benchmark.simulator;

import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.render.Rasteriser;
import dev.ergon.sim.embedded.scene.WorldView;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.task.TaskKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One second of simulated time in a scene of the suite, with and without two cameras of 128 x 128
 * pixels at 10 Hz. One thread; 1000 ms by the score is the real-time factor.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SimulatorBenchmark {
  private static final int PICTURES_PER_SECOND = 10;
  private static final long PICTURE_NANOS = 1_000_000_000L / PICTURES_PER_SECOND;
  private static final int SIDE = 128;

  private EmbeddedSimulator simulator;
  private Rasteriser rasteriser;

  @Setup
  public void load() {
    simulator = EmbeddedSimulator.create();
    simulator.load(new TabletopSuite().episode(Split.TRAIN, TaskKind.PUT, 1, 0).scene());
    rasteriser = new Rasteriser(SIDE, SIDE, 1);
  }

  @TearDown
  public void close() {
    simulator.close();
  }

  @Benchmark
  public void physicsOnly() {
    simulator.advanceTo(simulator.clock().nanos() + 1_000_000_000L);
  }

  @Benchmark
  public void withTwoCameras(Blackhole sink) {
    for (int i = 0; i < PICTURES_PER_SECOND; i++) {
      simulator.advanceTo(simulator.clock().nanos() + PICTURE_NANOS);
      WorldView view = simulator.view();
      sink.consume(rasteriser.render(view, view.viewpoint("front").orElseThrow()));
      sink.consume(rasteriser.render(view, view.viewpoint("wrist").orElseThrow()));
    }
  }
}
