package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.embedded.export.ExportedWorld;
import dev.ergon.sim.embedded.export.MjcfModel;
import dev.ergon.sim.embedded.export.SdfWorld;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.task.Phrases;
import dev.ergon.sim.embedded.task.TabletopSuite;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon sim export}: the simulated arm and its table for other simulators. */
@Command(
    name = "export",
    description = "Write the simulated arm, and its table where the format has one.")
final class SimExportCommand implements Callable<Integer> {
  /** A format that other programs read. */
  enum Format {
    /** Gazebo's world: table, objects, arm with controllers, cameras. */
    SDF,
    /** The arm alone. */
    URDF,
    /** MuJoCo's model: table, objects, arm with actuators, cameras. */
    MJCF
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "sdf|urdf|mjcf",
      description = "Gazebo's world, the arm alone, or MuJoCo's model.")
  private Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to (default: standard output).")
  private @Nullable Path out;

  @Option(
      names = "--scene",
      paramLabel = "INSTRUCTION",
      description = "Lay out a scene in which this can be done (default: an empty table).")
  private @Nullable String instruction;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the scene (default: 1).")
  private long seed = 1;

  @Override
  public Integer call() {
    String text = text();
    Path file = out;
    if (file == null) {
      PrintWriter printer = spec.commandLine().getOut();
      printer.print(text);
      printer.flush();
      return ExitCode.DONE.status();
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new InvalidInputException("--out " + file + ": cannot be written: " + e, e);
    }
    return ExitCode.DONE.status();
  }

  private String text() {
    ExportedWorld world =
        new ExportedWorld(ErgonArm.model(), ErgonArm.home(), scene(), ExportedWorld.CAMERAS);
    return switch (format) {
      case SDF -> SdfWorld.of(world);
      case URDF -> ErgonArm.urdf();
      case MJCF -> MjcfModel.of(world);
    };
  }

  private Scene scene() {
    if (instruction == null) {
      return Scene.EMPTY;
    }
    return Phrases.parse(instruction)
        .map(task -> new TabletopSuite().sceneFor(task, seed))
        .orElseThrow(() ->
            new InvalidInputException("--scene: the tabletop has no task '" + instruction + "'"));
  }
}
