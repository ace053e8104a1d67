package dev.ergon.launch.command;

import dev.ergon.launch.dataset.DatasetCommand;
import dev.ergon.launch.policy.PolicyCommand;
import dev.ergon.launch.tokenizer.TokenizerCommand;
import dev.ergon.launch.train.TrainCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line. */
@Command(
    name = "ergon",
    description = "Plain words in, cameras in, safe joint motion out, every run recorded.",
    version = "ergon 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      EvalCommand.class,
      CommandCommand.class,
      EstopCommand.class,
      ResetCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
      DatasetCommand.class,
      TokenizerCommand.class,
      PolicyCommand.class,
      TrainCommand.class,
      ControlCommand.class,
      BenchCommand.class,
      SimCommand.class,
      DoctorCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the task or the check failed",
      "2:the command line, a configuration or an input is wrong",
      "3:the host lacks something, which is named",
      "4:the safety layer stopped the robot"
    })
public final class ErgonCommand {
  @Option(names = "--version", versionHelp = true, description = "Print the version.")
  private boolean version;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this help.")
  private boolean help;
}
