package dev.ergon.launch.train;

import picocli.CommandLine.Command;

/** {@code ergon train}: from demonstrations to a policy bundle. */
@Command(
    name = "train",
    description = "Make samples, train a policy on them, export it as a bundle.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GenerateCommand.class,
      PractiseCommand.class,
      CloneCommand.class,
      ExportBundleCommand.class
    })
public final class TrainCommand {}
