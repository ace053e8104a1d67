package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ergon.launch.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of the README, as it stands there, run in order. What needs a broker gets one; what
 * would write into {@code out/} writes into the test's folder. {@code ./ergon test} is what runs
 * this.
 */
class ReadmeTest {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private Path folder = Path.of("");

  @Test
  void everyCommandWorksAsWritten() throws Exception {
    List<String> commands = commands();
    assertTrue(commands.size() >= 10, commands::toString);
    for (String command : commands) {
      String name = words(command).get(0);
      switch (name) {
        case "test" ->
            assertTrue(Files.readString(Ergon.home().resolve("ergon")).contains("= test ]"));
        case "run", "command", "estop", "reset" -> {
          // A robot and whoever talks to it belong together; see the next test.
        }
        case "demo" ->
            runs(
                command
                    + " --fast"
                    + (command.contains("--out") ? "" : " --out " + folder.resolve("demo")));
        case "bench" -> {
          // How fast this machine is today is no matter of a test; that it measures is.
          Ergon bench = Ergon.run(arguments(command + " --size 2000"));
          assertTrue(bench.exit() <= 1, bench::err);
        }
        case "eval" -> runs(command.replace("--episodes 60", "--episodes 6"));
        // What takes an hour is done in little; nothing else of the commands changes.
        case "train" -> runs(command.replace("60000", "200").replace("8000", "10"));
        default -> runs(command);
      }
    }
  }

  @Test
  void aRobotRunsAndIsTalkedToAsWritten() throws Exception {
    List<String> talk = new ArrayList<>();
    String run = "";
    for (String command : commands()) {
      switch (words(command).get(0)) {
        case "run" -> run = command;
        case "command", "estop", "reset" -> talk.add(command);
        default -> {
          // Not about a running robot.
        }
      }
    }
    assumeTrue(!talk.isEmpty() && !run.isEmpty(), "the README shows no running robot");
    try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBroker.ANY_PORT);
        ErgonProcess robot =
            new ErgonProcess(
                arguments(
                    run
                        + " --set mqtt.broker="
                        + broker.url()
                        + " --set pace=as_fast_as_possible"))) {
      robot.awaitLine("is ready");
      for (String command : talk) {
        runs(command + " --broker " + broker.url());
      }
      robot.signal("INT");
      assertTrue(robot.endsWithin(20), "the robot does not end");
    }
  }

  private void runs(String command) {
    Ergon ergon = Ergon.run(arguments(command));
    assertEquals(0, ergon.exit(), () -> command + "\n" + ergon.out() + ergon.err());
  }

  private String[] arguments(String command) {
    return words(command).stream()
        .map(w -> w.replace("out/", folder + "/"))
        .map(w -> isPath(w) ? Ergon.home().resolve(w).toString() : w)
        .toArray(String[]::new);
  }

  private static boolean isPath(String word) {
    return word.contains("/") && Files.exists(Ergon.home().resolve(word));
  }

  /** The words after {@code ./ergon}, without what follows a #. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command.replaceAll("#.*", "").replaceFirst("^\\./ergon ", ""));
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }

  private static List<String> commands() throws IOException {
    return Files.readString(Ergon.home().resolve("README.md"))
        .lines()
        .filter(line -> line.startsWith("./ergon "))
        .map(line -> line.replaceAll("\\s*#.*", "").strip())
        .toList();
  }
}
