package dev.ergon.launch.command;

import dev.ergon.control.bench.ControlBench;
import dev.ergon.control.rt.RealTimeOptions;
import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.eval.Evaluation;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.options.LaunchOptions;
import dev.ergon.launch.run.StopSignal;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.embedded.task.Split;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ergon bench control}: control's measurements on the simulated arm. */
@Command(
    name = "control",
    description = {
      "Measure control on the simulated arm: time per cycle, a hostile policy, the fault matrix,",
      "seams between chunks, random trajectories, lateness of wake-ups. Exit code 1 where a promise",
      "did not hold."
    })
final class ControlBenchCommand implements Callable<Integer> {
  /** By name: the program knows its commands, they do not know it. */
  private static final String PROGRAM = "dev.ergon.launch.Main";

  /** More than anybody waits for: the demo goes on until it is interrupted. */
  private static final int LONGEST_EPISODES = 100_000;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description =
          "cycle, hostile, faults, heap, seams, trajectory, lateness (default: cycle and faults).")
  private List<String> names = List.of("cycle", "faults");

  @Option(
      names = {"--size", "--count"},
      paramLabel = "N",
      defaultValue = "0",
      description = "How much: cycles, actions, plans or seconds (default: as much as is usual).")
  private long size;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/bench",
      description = "Where plots go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("out", "bench");

  @Override
  public Integer call() throws IOException, InterruptedException {
    ControlBench bench =
        new ControlBench(
            ErgonArm.model(),
            ErgonArm.home(),
            RealTimeOptions.DEFAULT,
            ControlBenchCommand::playTheDemo,
            List.of(PROGRAM, "bench", "control"));
    PrintStream stdout = System.out;
    boolean held = true;
    for (String name : names) {
      held &= bench.run(name, size, out, stdout);
    }
    return (held ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  /** Simulation, cameras and policy of the demo in real time, until interrupted. */
  private static void playTheDemo() throws InterruptedException {
    Path shipped = LaunchOptions.shipped("tabletop.yaml");
    LaunchFile file = LaunchFile.read(shipped, List.of()).withMqtt(null);
    Path folder = LaunchOptions.folderOf(shipped);
    new Evaluation(file, folder, Split.TRAIN, LONGEST_EPISODES, Evaluation.Wording.OWN)
        .run(1, List.of(), StopSignal.NEVER, (done, result) -> {});
  }
}
