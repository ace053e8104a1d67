package dev.ergon.launch.command;

import dev.ergon.launch.mqtt.CommandClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon reset}: leaves a latched stop. */
@Command(name = "reset", description = "Let a stopped robot take instructions again.")
final class ResetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private RobotAddress address = new RobotAddress();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "reset from the command line",
      description = "Why, for the robot's log (default: ${DEFAULT-VALUE}).")
  private String reason = "reset from the command line";

  @Override
  public Integer call() throws InterruptedException {
    try (CommandClient client = address.connect()) {
      return RobotAddress.report(client.reset(reason), common.json(), spec.commandLine().getOut());
    }
  }
}
