package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.demo.Demo;
import dev.ergon.launch.demo.Narrator;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.LaunchFile.RecordConfig;
import dev.ergon.launch.options.LaunchOptions;
import dev.ergon.launch.options.PolicyChoice;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.run.EpisodeListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon demo}: a simulated arm does five things that it is asked over MQTT. */
@Command(
    name = "demo",
    description = "Let a simulated arm do what it is asked over MQTT; record and report it.")
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private PolicyChoice policy = new PolicyChoice();
  @Mixin private LaunchOptions launch = new LaunchOptions();

  @Option(
      names = "--instruction",
      paramLabel = "TEXT",
      description = "What to ask for, in place of the five; may be given again.")
  private List<String> instructions = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the scenes (default: 1).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where video, report and dataset go (default: out/demo).")
  private Path out = Path.of("out", "demo");

  @Option(
      names = "--launch",
      paramLabel = "LAUNCH.yaml",
      description = "The simulated arm, its cameras and its policy (default: Ergon's own arm).")
  private @Nullable Path launchFile;

  @Option(
      names = "--broker",
      paramLabel = "URL",
      description = "Use this MQTT broker instead of one of its own.")
  private @Nullable String broker;

  @Option(names = "--fast", description = "Simulate as fast as possible instead of in real time.")
  private boolean fast;

  @Override
  public Integer call() throws InterruptedException {
    Path source = launchFile == null ? LaunchOptions.shipped("tabletop.yaml") : launchFile;
    List<String> first = new ArrayList<>(policy.overrides());
    first.add("name=demo");
    first.add("seed=" + seed);
    first.add("pace=" + (fast ? "as_fast_as_possible" : "real_time"));
    LaunchFile file =
        launch
            .read(source, first)
            .withRecord(new RecordConfig("lerobot", out.resolve("dataset").toString()));
    PrintWriter err = spec.commandLine().getErr();
    err.println("ergon demo: a simulated arm, asked over MQTT");
    List<EpisodeListener> audience = List.of(new Narrator(err, System.console() != null));
    Path folder = LaunchOptions.folderOf(source);
    Demo.Outcome outcome =
        new Demo(file, folder, out)
            .run(instructions.isEmpty() ? Demo.WISHES : instructions, broker, audience);
    print(outcome);
    return (outcome.result().successRate() == 1 ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private void print(Demo.Outcome outcome) {
    PrintWriter stdout = spec.commandLine().getOut();
    if (common.json()) {
      stdout.println(Json.oneLine(outcome.result()));
    } else {
      stdout.println();
      stdout.println(outcome.summary().episodeTable());
      stdout.println(outcome.summary().timingTable());
      stdout.println(outcome.summary().controlLines());
      stdout.println();
      stdout.println("report         " + outcome.result().report());
      stdout.println("video          " + outcome.result().video());
      stdout.println("contact sheet  " + outcome.contactSheet());
      stdout.println("dataset        " + outcome.result().dataset());
    }
    stdout.flush();
  }
}
