package dev.ergon.launch.command;

import dev.ergon.launch.mqtt.CommandClient;
import dev.ergon.launch.mqtt.CommandResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergon command}: has a running robot do something, and waits until it has. */
@Command(
    name = "command",
    description = "Tell a running robot what to do, and wait for the result.")
final class CommandCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private RobotAddress address = new RobotAddress();

  @Parameters(paramLabel = "TEXT", description = "What to do, in plain words.")
  private String text;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Cancel it after this long (default: ${DEFAULT-VALUE}).")
  private long timeoutSeconds = 120;

  @Option(
      names = "--priority",
      paramLabel = "N",
      defaultValue = "0",
      description = "-100..100; a higher one pre-empts what runs (default: ${DEFAULT-VALUE}).")
  private int priority;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (CommandClient client = address.connect()) {
      CommandResult result =
          client.command(
              text,
              priority,
              Duration.ofSeconds(timeoutSeconds),
              state -> {
                err.println(state);
                err.flush();
              });
      return RobotAddress.report(result, common.json(), spec.commandLine().getOut());
    }
  }
}
