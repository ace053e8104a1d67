package dev.ergon.control.bench;

import dev.ergon.control.rt.RealTimeOptions;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.RobotModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The measurements by name, on any arm.
 *
 * @param model the arm
 * @param home a pose inside its limits to start from, per actuated joint, rad or m
 * @param realTime what runs in real time ask the operating system for
 * @param companion what runs beside control in the lateness run
 * @param ownProcess the main class and arguments that, with a name of {@link #NAMES} after them,
 *     run that measurement in a process of its own
 */
public record ControlBench(
    RobotModel model,
    double[] home,
    RealTimeOptions realTime,
    Companion companion,
    List<String> ownProcess) {
  /** What can be measured. */
  public static final List<String> NAMES =
      List.of("cycle", "hostile", "faults", "heap", "seams", "trajectory", "lateness");

  /** What "heap" runs in a process of its own, which is of no use afterwards. */
  private static final String HEAP_OF_THIS_PROCESS = "heap-of-this-process";

  private static final Duration OWN_PROCESS_LIMIT = Duration.ofSeconds(90);
  private static final long SEED = 1;

  public ControlBench {
    home = home.clone();
    ownProcess = List.copyOf(ownProcess);
  }

  @Override
  public double[] home() {
    return home.clone();
  }

  /**
   * Runs one measurement.
   *
   * @param size how much: cycles, actions, plans or seconds; 0 for as much as is usual
   * @param folder where plots go; made if need be
   * @return whether what is promised held
   * @throws InvalidInputException if there is no measurement of that name
   */
  public boolean run(String name, long size, Path folder, PrintStream out)
      throws IOException, InterruptedException {
    switch (name) {
      case "cycle" -> {
        return new CycleTime(model, home).run((int) orElse(size, 200_000), out);
      }
      case "hostile" -> {
        return new HostilePolicy(model, home, SEED).run(orElse(size, 10_000_000), out);
      }
      case "faults" -> {
        boolean held = new FaultMatrix(model, home, out).run();
        return run("heap", size, folder, out) && held;
      }
      case "heap" -> {
        List<String> command = new ArrayList<>(ownProcess);
        command.add(HEAP_OF_THIS_PROCESS);
        return OwnProcess.run(command, OWN_PROCESS_LIMIT, out);
      }
      case HEAP_OF_THIS_PROCESS -> {
        return new HeapFault(model, home, realTime).run(out);
      }
      case "seams" -> {
        Path plot = Files.createDirectories(folder).resolve("seams.svg");
        return new SeamQuality(model, home, SEED).run(out, plot);
      }
      case "trajectory" -> {
        return new TrajectorySweep(SEED, out).run((int) orElse(size, 100_000));
      }
      case "lateness" -> {
        new Lateness(model, home, realTime, companion, out).run((int) orElse(size, 60));
        return true;
      }
      default ->
          throw new InvalidInputException(
              "bench control: got '" + name + "', wanted one of " + NAMES);
    }
  }

  private static long orElse(long size, long usual) {
    return size > 0 ? size : usual;
  }
}
