package dev.ergon.launch.dataset;

import dev.ergon.core.error.ExitCode;
import dev.ergon.datasets.lerobot.LeRobotDatasets;
import dev.ergon.datasets.lerobot.ValidationReport;
import dev.ergon.launch.output.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ergon dataset validate}: reads every row and picture; exit code 1 if something is wrong.
 */
@Command(name = "validate", description = "Check every row and every picture of a dataset.")
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DatasetArguments arguments = new DatasetArguments();

  @Override
  public Integer call() {
    ValidationReport report = LeRobotDatasets.validate(arguments.folder());
    PrintWriter out = spec.commandLine().getOut();
    if (arguments.json()) {
      out.println(Json.oneLine(report));
    } else {
      report.findings().forEach(out::println);
      out.printf(
          Locale.ROOT,
          "%s: %d episodes, %d frames, %d pictures decoded, %d tasks; %d errors, %d warnings%n",
          report.valid() ? "valid" : "NOT VALID",
          report.episodes(),
          report.frames(),
          report.pictures(),
          report.tasks(),
          report.errors(),
          report.warnings());
    }
    out.flush();
    return (report.valid() ? ExitCode.DONE : ExitCode.FAILED).status();
  }
}
