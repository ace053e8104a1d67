package dev.ergon.benchmark.control;

import dev.ergon.control.bench.ControlBench;
import dev.ergon.control.rt.RealTimeOptions;
import dev.ergon.sim.embedded.arm.ErgonArm;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Control's measurements on the embedded simulator's arm: {@code NAME [SIZE [FOLDER]]}, the names
 * those of {@link ControlBench}. Exits 1 where what is promised did not hold.
 */
public final class ControlMeasurements {
  private ControlMeasurements() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    String name = args.length > 0 ? args[0] : "cycle";
    long size = args.length > 1 ? Long.parseLong(args[1]) : 0;
    Path folder = Path.of(args.length > 2 ? args[2] : "out/bench");
    var bench = new ControlBench(ErgonArm.model(), ErgonArm.home(), RealTimeOptions.DEFAULT);
    System.exit(bench.run(name, size, folder, System.out) ? 0 : 1);
  }
}
