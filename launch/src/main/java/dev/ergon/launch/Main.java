package dev.ergon.launch;

import dev.ergon.core.error.ErgonException;
import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.command.ErgonCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The {@code ergon} program: runs one sub-command and exits with its {@link ExitCode}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /**
   * The command line, with errors told to people: one line for what they can mend, a trace for what
   * is a bug.
   */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new ErgonCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Main::report);
    return line;
  }

  private static int report(Exception failure, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    if (failure instanceof ErgonException known) {
      err.println(line.getColorScheme().errorText("ergon: " + known.getMessage()));
      return known.exitCode().status();
    }
    err.println(line.getColorScheme().errorText("ergon: unexpected failure, please report it"));
    failure.printStackTrace(err);
    err.flush();
    return ExitCode.FAILED.status();
  }
}
