package dev.ergon.control.bench;

import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.rt.RealTimeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The measurements on the Panda, and a main class to run one of them in a process of its own. */
final class PandaBench {
  static final ControlBench BENCH =
      new ControlBench(
          PandaWithGripper.model(),
          PandaWithGripper.HOME,
          RealTimeOptions.BEST_EFFORT,
          () -> {},
          List.of(PandaBench.class.getName()));

  private PandaBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(BENCH.run(args[0], 0, Path.of("."), System.out) ? 0 : 1);
  }
}
