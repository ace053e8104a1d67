package dev.ergon.benchmark.interop;

import dev.ergon.core.time.SystemClock;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this class path in a process of its own, with its output in files. */
final class Program implements AutoCloseable {
  private static final SystemClock CLOCK = new SystemClock();
  private static final long START_NANOS = 300_000_000_000L;
  private static final long LOOK_NANOS = 5_000_000;
  private static final long END_SECONDS = 15;

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** The command line: {@code ergon ARGUMENTS}. */
  static Program ergon(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return java(folder, environment, "dev.ergon.launch.Main", arguments);
  }

  /**
   * A main class.
   *
   * @param folder for its output
   */
  static Program java(
      Path folder, Map<String, String> environment, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Xmx1g");
    command.add("-Dergon.home=" + Path.of("").toAbsolutePath());
    command.add(main);
    command.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // Not an option: ONNX Runtime 1.29 dies of a command line of some 4,000 characters.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().putAll(environment);
    return new Program(builder.start(), out, err);
  }

  /**
   * Waits until it has said {@code text} on standard error.
   *
   * @throws IllegalStateException if it does not, with what it said
   */
  Program awaitWords(String text) throws InterruptedException {
    long end = CLOCK.nanos() + START_NANOS;
    while (!read(err).contains(text)) {
      if (!process.isAlive() || CLOCK.nanos() > end) {
        throw new IllegalStateException("did not say '" + text + "':\n" + read(err));
      }
      CLOCK.sleepUntil(CLOCK.nanos() + LOOK_NANOS);
    }
    return this;
  }

  /**
   * Waits for its end; answers what it printed.
   *
   * @throws IllegalStateException if it ended with another status than 0
   */
  String result() throws InterruptedException {
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException("ended with status " + status + ":\n" + read(err));
    }
    return read(out);
  }

  /** As kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
