package dev.ergon.launch.tokenizer;

import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.output.Table;
import dev.ergon.tokenizer.spec.TokenizerReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon tokenizer inspect}. */
@Command(
    name = "inspect",
    description =
        "Print a tokenizer's bins, resolution and round-trip error, in its numbers' units.")
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Mixin private SpecOption tokenizer = new SpecOption();

  @Override
  public Integer call() {
    TokenizerReport report = tokenizer.read().report();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.oneLine(report));
    } else {
      print(report, out);
    }
    out.flush();
    return ExitCode.DONE.status();
  }

  private static void print(TokenizerReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, %s mode: %d action ids, %.2f numbers per token%n%n",
        report.type(),
        report.mode(),
        report.actionIds(),
        report.numbersPerToken());
    Table table =
        new Table("dimension", "low", "high", "bins", "resolution", "mean error", "max error");
    for (TokenizerReport.Dimension d : report.dimensions()) {
      table.row(
          d.name(),
          text(d.low()),
          text(d.high()),
          d.bins() == 0 ? "-" : Integer.toString(d.bins()),
          text(d.resolution()),
          text(d.meanError()),
          text(d.maxError()));
    }
    out.println(table.render());
    report.remarks().forEach(out::println);
    if (report.refused() > 0) {
      out.println(report.refused() + " trial chunks were refused");
    }
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.6f", number);
  }
}
