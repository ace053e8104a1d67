package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.demo.Narrator;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.options.LaunchOptions;
import dev.ergon.launch.run.ShutdownRequest;
import dev.ergon.launch.session.RunSession;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergon run}: a robot that serves instructions until it is stopped. */
@Command(name = "run", description = "Run a robot from a launch file until Ctrl-C.")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LaunchOptions launch = new LaunchOptions();

  @Parameters(index = "0", paramLabel = "LAUNCH.yaml", description = "The launch file.")
  private Path launchFile;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME:=VALUE",
      description = "For the run's ROS 1 node: remappings, as roslaunch gives them.")
  private List<String> rosArguments = List.of();

  @Override
  public Integer call() throws InterruptedException {
    LaunchFile file = launch.read(launchFile, RosOverrides.of(rosArguments));
    PrintWriter err = spec.commandLine().getErr();
    try (ShutdownRequest shutdown = new ShutdownRequest();
        RunSession session =
            new RunSession(
                file,
                LaunchOptions.folderOf(launchFile),
                null,
                List.of(new Narrator(err, System.console() != null)))) {
      session.remarks().forEach(remark -> err.println("policy: " + remark));
      err.println(
          "ergon run: '" + file.name() + "' is ready" + whereFrom(file) + "; Ctrl-C ends it");
      err.flush();
      session.serve(shutdown);
      err.println(session.summary().timingTable());
      err.println(session.summary().controlLines());
      err.flush();
    }
    return ExitCode.DONE.status();
  }

  private static String whereFrom(LaunchFile file) {
    return file.mqtt() == null
        ? ""
        : " for robot '" + file.mqtt().robot() + "' at " + file.mqtt().broker();
  }
}
