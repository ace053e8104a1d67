package dev.ergon.launch.dataset;

import dev.ergon.core.error.ExitCode;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import dev.ergon.datasets.lerobot.FeatureStatistics.Measure;
import dev.ergon.datasets.lerobot.LeRobotDatasets;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.output.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon dataset stats}: the statistics that training normalises with. */
@Command(name = "stats", description = "Print a dataset's statistics.")
final class StatsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DatasetArguments arguments = new DatasetArguments();

  @Option(
      names = "--measure",
      description = "Measure again from every row instead of reading what the dataset keeps.")
  private boolean measure;

  @Override
  public Integer call() {
    Path folder = arguments.folder();
    Map<String, FeatureStatistics> statistics =
        measure ? LeRobotDatasets.measure(folder) : LeRobotDatasets.statistics(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (arguments.json()) {
      out.println(Json.oneLine(asNumbers(statistics)));
    } else {
      out.print(table(statistics));
    }
    out.flush();
    return ExitCode.DONE.status();
  }

  private static Map<String, Map<String, Object>> asNumbers(
      Map<String, FeatureStatistics> statistics) {
    Map<String, Map<String, Object>> features = new LinkedHashMap<>();
    statistics.forEach((name, feature) -> {
      Map<String, Object> measures = new LinkedHashMap<>();
      for (Measure m : Measure.values()) {
        measures.put(m.key(), feature.values(m));
      }
      measures.put("count", feature.count());
      features.put(name, measures);
    });
    return features;
  }

  private static String table(Map<String, FeatureStatistics> statistics) {
    Table table = new Table("feature", "i", "min", "q01", "mean", "q99", "max", "std", "count");
    statistics.forEach((name, f) -> {
      for (int i = 0; i < f.values(Measure.MEAN).length; i++) {
        table.row(
            i == 0 ? name : "",
            Integer.toString(i),
            number(f, Measure.MIN, i),
            number(f, Measure.Q01, i),
            number(f, Measure.MEAN, i),
            number(f, Measure.Q99, i),
            number(f, Measure.MAX, i),
            number(f, Measure.STD, i),
            Long.toString(f.count()));
      }
    });
    return table.render();
  }

  private static String number(FeatureStatistics feature, Measure measure, int i) {
    return String.format(Locale.ROOT, "%.5f", feature.values(measure)[i]);
  }
}
