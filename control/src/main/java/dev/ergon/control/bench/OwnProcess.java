package dev.ergon.control.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a measurement that its process does not survive in a fresh one of this JVM, class path and
 * options, with a small heap.
 */
final class OwnProcess {
  private static final String HEAP = "-Xmx64m";

  private OwnProcess() {}

  /**
   * Runs {@code command}, a main class and its arguments; answers whether it exited with 0. One
   * that takes longer than {@code limit} is ended: a JVM without memory may not manage to end
   * itself.
   */
  static boolean run(List<String> command, Duration limit, PrintStream out)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !ofTheHeap(option) && !option.startsWith("-javaagent"))
        .forEach(line::add);
    line.add(HEAP);
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.addAll(command);
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    Thread printer = new Thread(() -> print(process, out), "own-process-output");
    printer.start();
    boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    printer.join();
    if (!ended) {
      out.printf("%s: no end within %d s; ended from outside%n", command, limit.toSeconds());
    }
    return ended && process.exitValue() == 0;
  }

  private static boolean ofTheHeap(String option) {
    return option.startsWith("-Xm") || option.contains("HeapSize");
  }

  private static void print(Process process, PrintStream out) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(out::println);
    } catch (IOException | UncheckedIOException e) {
      out.println("the measurement's output ended early: " + e.getMessage());
    }
  }
}
