package dev.ergon.launch.command;

import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {
  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  boolean json() {
    return json;
  }
}
