package dev.ergon.launch.command;

import dev.ergon.control.CommandLogs;
import dev.ergon.control.CommandLogs.Verification;
import dev.ergon.control.log.LogEnding;
import dev.ergon.control.log.VerifierReport;
import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.output.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergon control verify}: whether any logged command broke a limit. */
@Command(
    name = "verify",
    description = {
      "Hold every command in a log against the limits that were in force, from the commanded",
      "positions alone. Exit code 1 where one broke a limit."
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "LOG",
      arity = "1..*",
      description = "Command logs, as control.command_log in a launch file writes them.")
  private List<Path> files = List.of();

  @Option(
      names = "--replay",
      description =
          "Also run the logged cycles again: exit code 1 where that does not give the same bytes.")
  private boolean replay;

  /** As {@code --json} prints it; null where there is no such limit. */
  private record Result(
      String file,
      String robot,
      LogEnding ending,
      long cycles,
      long lost,
      long violations,
      List<String> first,
      double largestVelocityShare,
      double largestAccelerationShare,
      double largestJerkShare,
      double largestJerk,
      double largestTorqueShare,
      double largestToolSpeedMPerS,
      @Nullable Double leastJointRoom,
      @Nullable Double leastWorkspaceRoomM,
      @Nullable Double leastTableRoomM,
      @Nullable Double leastKeepOutRoomM,
      @Nullable Double leastSelfRoomM,
      @Nullable Boolean replaysToTheSameBytes) {}

  @Override
  public Integer call() {
    boolean holds = true;
    for (Path file : files) {
      holds &= verify(file);
    }
    return (holds ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private boolean verify(Path file) {
    try {
      Verification found = CommandLogs.verify(file);
      Boolean same = replay ? CommandLogs.replaysToTheSameBytes(file) : null;
      print(result(file, found, same));
      return found.holds() && !Boolean.FALSE.equals(same);
    } catch (IOException e) {
      throw new InvalidInputException("command log " + file + ": cannot be read: " + e, e);
    }
  }

  private static Result result(Path file, Verification found, @Nullable Boolean same) {
    VerifierReport r = found.report();
    return new Result(
        file.toString(),
        found.run().description().name(),
        found.ending(),
        r.cycles(),
        found.lost(),
        r.violations(),
        r.first(),
        r.largestVelocityShare(),
        r.largestAccelerationShare(),
        r.largestJerkShare(),
        r.largestJerk(),
        r.largestTorqueShare(),
        r.largestToolSpeedMPerS(),
        known(r.leastJointRoom()),
        known(r.leastRoom().workspaceM()),
        known(r.leastRoom().tableM()),
        known(r.leastRoom().keepOutM()),
        known(r.leastRoom().selfM()),
        same);
  }

  private static @Nullable Double known(double room) {
    return Double.isInfinite(room) ? null : room;
  }

  private void print(Result r) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      out.println(Json.oneLine(r));
    } else {
      out.println("%s: %s, %d cycles, %s".formatted(r.file(), r.robot(), r.cycles(), endingOf(r)));
      out.println(table(r));
      r.first().forEach(out::println);
      out.println(
          r.violations() == 0
              ? "no command broke a limit"
              : r.violations() + " commands broke a limit");
      if (r.replaysToTheSameBytes() != null) {
        out.println(
            r.replaysToTheSameBytes()
                ? "running it again gives the same bytes"
                : "running it again does NOT give the same bytes");
      }
    }
    out.flush();
  }

  private static String endingOf(Result r) {
    String ending =
        switch (r.ending()) {
          case COMPLETE -> "complete";
          case FULL -> "ended where it was as large as it may get";
          case CUT_OFF -> "cut off";
        };
    return r.lost() == 0 ? ending : ending + ", " + r.lost() + " records lost";
  }

  private static String table(Result r) {
    Table table = new Table("", "largest", "of its limit");
    table.row("joint velocity", "", share(r.largestVelocityShare()));
    table.row("joint acceleration", "", share(r.largestAccelerationShare()));
    table.row("joint jerk", number("%.0f rad/s^3", r.largestJerk()), share(r.largestJerkShare()));
    table.row("joint torque", "", share(r.largestTorqueShare()));
    table.row("tool speed", number("%.3f m/s", r.largestToolSpeedMPerS()), "");
    Table rooms = new Table("room left, least", "");
    room(rooms, "joints to the ends of their ranges", r.leastJointRoom(), "%.4f rad");
    room(rooms, "tool to the workspace's sides", r.leastWorkspaceRoomM(), "%.4f m");
    room(rooms, "links to the table", r.leastTableRoomM(), "%.4f m");
    room(rooms, "links to keep-out boxes", r.leastKeepOutRoomM(), "%.4f m");
    room(rooms, "links to one another", r.leastSelfRoomM(), "%.4f m");
    return table.render() + System.lineSeparator() + rooms.render();
  }

  private static void room(Table table, String what, @Nullable Double room, String format) {
    table.row(what, room == null ? "no such limit" : number(format, room));
  }

  private static String share(double share) {
    return number("%.3f", share);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
