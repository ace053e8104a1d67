package dev.ergon.launch.command;

import dev.ergon.launch.mqtt.CommandClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon estop}: a software stop from afar; no replacement for the stop button. */
@Command(
    name = "estop",
    description = "Stop a running robot at once; it stays stopped until it is reset.")
final class EstopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private RobotAddress address = new RobotAddress();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "e-stop from the command line",
      description = "Why, for the robot's log (default: ${DEFAULT-VALUE}).")
  private String reason = "e-stop from the command line";

  @Override
  public Integer call() throws InterruptedException {
    try (CommandClient client = address.connect()) {
      return RobotAddress.report(client.estop(reason), common.json(), spec.commandLine().getOut());
    }
  }
}
