package dev.ergon.launch.dataset;

import dev.ergon.core.error.ExitCode;
import dev.ergon.datasets.lerobot.DatasetInfo;
import dev.ergon.datasets.lerobot.LeRobotDatasets;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.output.Table;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ergon dataset info}: a dataset in short. */
@Command(name = "info", description = "Say what a dataset holds.")
final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DatasetArguments arguments = new DatasetArguments();

  @Override
  public Integer call() {
    DatasetInfo info = LeRobotDatasets.info(arguments.folder());
    PrintWriter out = spec.commandLine().getOut();
    if (arguments.json()) {
      out.println(Json.oneLine(info));
    } else {
      print(info, out);
    }
    out.flush();
    return ExitCode.DONE.status();
  }

  private static void print(DatasetInfo info, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "LeRobot %s, robot %s: %d episodes, %d frames at %d Hz, %.1f s, %.1f MB%n%n",
        info.version(),
        info.robotType().isEmpty() ? "unnamed" : info.robotType(),
        info.episodes(),
        info.frames(),
        info.framesPerSecond(),
        info.seconds(),
        info.bytes() / 1e6);
    Table features = new Table("feature", "type", "shape", "names");
    info.features()
        .forEach(f ->
            features.row(f.name(), f.dtype(), f.shape().toString(), String.join(" ", f.names())));
    out.print(features.render());
    Table tasks = new Table("index", "task");
    for (int i = 0; i < info.tasks().size(); i++) {
      tasks.row(Integer.toString(i), info.tasks().get(i));
    }
    out.println();
    out.print(tasks.render());
  }
}
