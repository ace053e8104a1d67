package dev.ergon.control.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a measurement that its process does not survive in a fresh one of this JVM, class path and
 * options, with a small heap.
 */
final class OwnProcess {
  private static final String HEAP = "-Xmx64m";

  private OwnProcess() {}

  /** Runs {@code command}, a main class and its arguments; answers whether it exited with 0. */
  static boolean run(List<String> command, PrintStream out)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Xm") && !option.startsWith("-javaagent"))
        .forEach(line::add);
    line.add(HEAP);
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.addAll(command);
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(out::println);
    }
    return process.waitFor() == 0;
  }
}
