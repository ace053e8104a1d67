package dev.ergon.launch.command;

import picocli.CommandLine.Command;

/** {@code ergon bench}. */
@Command(
    name = "bench",
    description = "Measure this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ControlBenchCommand.class})
final class BenchCommand {}
