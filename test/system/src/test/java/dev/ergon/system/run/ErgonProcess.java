package dev.ergon.system.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, which a test may signal. */
final class ErgonProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final StringBuilder seen = new StringBuilder();

  ErgonProcess(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Xmx512m");
    command.add("-Dergon.home=" + Ergon.home());
    command.add("dev.ergon.launch.Main");
    command.addAll(List.of(arguments));
    // A run in the background has Ctrl-C switched off, and what it starts inherits that.
    command.addAll(0, List.of("env", "--default-signal=INT"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Not an option: ONNX Runtime 1.29 dies of a command line of some 4,000 characters.
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    process = builder.start();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Reads on until a line contains {@code text}. */
  void awaitLine(String text) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      if (line.contains(text)) {
        return;
      }
    }
    throw new AssertionError(
        "the process ended with status %d without saying '%s':%n%s"
            .formatted(process.onExit().join().exitValue(), text, seen));
  }

  /** Sends a signal, for example {@code INT}. */
  void signal(String name) throws IOException, InterruptedException {
    int sent =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (sent != 0) {
      throw new AssertionError("kill -" + name + " answered " + sent);
    }
  }

  /** Whether the process ends within {@code seconds}. */
  boolean endsWithin(long seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** How it ended. */
  int exit() {
    return process.exitValue();
  }

  String seen() {
    return seen.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
