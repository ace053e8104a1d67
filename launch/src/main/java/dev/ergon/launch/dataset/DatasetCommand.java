package dev.ergon.launch.dataset;

import picocli.CommandLine.Command;

/** {@code ergon dataset}. */
@Command(
    name = "dataset",
    description = "Look into recorded datasets.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {InfoCommand.class, ValidateCommand.class, StatsCommand.class})
public final class DatasetCommand {}
