package dev.ergon.benchmark.render;

import dev.ergon.core.image.Image;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.render.Rasteriser;
import dev.ergon.sim.embedded.scene.ObjectColour;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.SceneGenerator;
import dev.ergon.sim.embedded.scene.SeededRandom;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.scene.Viewpoint;
import dev.ergon.sim.embedded.scene.WorldView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One picture of the arm, the table and five objects. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RasteriserBenchmark {
  @Param({"front", "wrist"})
  String camera = "";

  @Param({"128", "256"})
  int side;

  @Param({"1", "2"})
  int samplesPerSide;

  private WorldView world;
  private Viewpoint viewpoint;
  private Rasteriser rasteriser;

  /** Loads one of each kind of object, in colours of their own. */
  @Setup
  public void load() {
    List<Thing> things = new ArrayList<>();
    for (ObjectKind kind : ObjectKind.values()) {
      things.add(new Thing(ObjectColour.values()[kind.ordinal()], kind));
    }
    try (EmbeddedSimulator simulator = EmbeddedSimulator.create()) {
      simulator.load(new SceneGenerator(new SeededRandom(1)).scene(things, scene -> true));
      world = simulator.view();
    }
    viewpoint = world.viewpoint(camera).orElseThrow();
    rasteriser = new Rasteriser(side, side, samplesPerSide);
  }

  @Benchmark
  public Image picture() {
    return rasteriser.render(world, viewpoint);
  }
}
