package dev.ergon.benchmark.simulator;

import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.Station;
import dev.ergon.launch.graph.StationFactory;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import java.nio.file.Path;
import java.util.List;
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
 * One simulated second of a whole station on one thread: physics of a scene, control at its rate,
 * and ten observations through two cameras of 128 x 128 pixels. 100 ms per operation is ten times
 * real time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class StationBenchmark {
  private static final long TENTH_NANOS = 100_000_000;

  private ProviderContext context;
  private StationFactory.Wired wired;

  /** Opens the station of the shipped launch file in a scene of the suite. */
  @Setup
  public void open() throws InterruptedException {
    Path launch = Path.of("launch", "config", "tabletop.yaml");
    List<String> overrides = List.of("pace=as_fast_as_possible", "policy={kind: expert}");
    LaunchFile file = LaunchFile.read(launch, overrides).withMqtt(null);
    context = new ProviderContext(Path.of("."), file.seed());
    wired = new StationFactory(Providers.load(getClass().getClassLoader())).open(file, context);
    context
        .existing(EmbeddedSimulator.class)
        .orElseThrow()
        .load(new TabletopSuite().episode(Split.TRAIN, 1, 0).scene());
    wired.station().makeReady();
  }

  /** Ten times: a tenth of a second passes, then an observation is made. */
  @Benchmark
  public void simulatedSecond(Blackhole sink) throws InterruptedException {
    Station station = wired.station();
    for (int i = 0; i < 10; i++) {
      station.pace().runUntil(station.clock().nanos() + TENTH_NANOS);
      sink.consume(station.observe());
    }
  }

  /** Closes the station. */
  @TearDown
  public void close() {
    wired.close();
    context.close();
  }
}
