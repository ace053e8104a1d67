package dev.ergon.launch.command;

import picocli.CommandLine.Command;

/** {@code ergon sim}: the embedded simulator on its own. */
@Command(
    name = "sim",
    description = "Serve the embedded simulator to others, or write it in their formats.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ServeCommand.class, SimExportCommand.class})
final class SimCommand {}
