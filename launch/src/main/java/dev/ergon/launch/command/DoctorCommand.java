package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.doctor.Doctor;
import dev.ergon.launch.doctor.Finding;
import dev.ergon.launch.doctor.HostFiles;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.output.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ergon doctor}: what this host offers, and what each missing thing would give. */
@Command(
    name = "doctor",
    description = "Say what this host offers and what each missing thing would give.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    List<Finding> findings = new Doctor(HostFiles.ofThisHost()).examine();
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      out.println(Json.oneLine(new Report(findings)));
    } else {
      Table table = new Table("what", "", "found", "gives", "to have it");
      for (Finding f : findings) {
        table.row(f.item(), f.ok() ? "ok" : "--", f.found(), f.gives(), f.remedy());
      }
      out.print(table.render());
    }
    out.flush();
    return ExitCode.DONE.status();
  }

  private record Report(List<Finding> findings) {}
}
