package dev.ergon.launch.command;

import picocli.CommandLine.Command;

/** {@code ergon control}. */
@Command(
    name = "control",
    description = "Look at what control commanded.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyCommand.class})
final class ControlCommand {}
