package dev.ergon.sim.external.testing;

import dev.ergon.core.time.SystemClock;
import dev.ergon.sim.external.gz.GzDialect;
import dev.ergon.sim.external.gz.GzSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The command-line tools of Debian's ign-transport 11, on the loopback, in a partition of their
 * own.
 */
public final class IgnitionTools {
  private static final Path FOLDER = Path.of("/usr/libexec/ignition/transport11");
  private static final long PATIENCE_SECONDS = 20;

  private final GzSettings settings =
      GzSettings.loopback("test-" + UUID.randomUUID()).withDialect(GzDialect.IGNITION);

  /** Skips the test that calls this, saying why, if the tools are not installed. */
  public static void assumeInstalled() {
    for (String tool : List.of("topic", "service")) {
      Path program = program(tool);
      boolean there = Files.isExecutable(program);
      if (!there) {
        System.err.println(
            "SKIPPED: " + program + " is missing (apt-get install ignition-transport-cli)");
      }
      Assumptions.assumeTrue(there, program + " is missing");
    }
  }

  /** How our nodes meet the tools. */
  public GzSettings settings() {
    return settings;
  }

  /** Runs {@code ign topic} or {@code ign service} to its end, and answers what it printed. */
  public String run(String tool, String... arguments) {
    try {
      Process process = start(tool, arguments);
      String printed = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("ign " + tool + " does not end");
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** {@code ign topic --echo}, until it is closed. */
  public Echo echo(String topic) {
    try {
      return new Echo(start("topic", "-e", "-t", topic));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(String tool, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("stdbuf", "-oL", program(tool).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("IGN_IP", settings.ip());
    builder.environment().put("IGN_PARTITION", settings.partition());
    return builder.start();
  }

  private static Path program(String tool) {
    return FOLDER.resolve("ign-transport-" + tool);
  }

  /** A tool that prints every message of a topic as text. */
  public static final class Echo implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    Echo(Process process) {
      this.process = process;
      lines = process.inputReader();
    }

    /** The text of the next message: lines up to an empty one. */
    public String next() throws IOException {
      StringBuilder text = new StringBuilder();
      long end = new SystemClock().nanos() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (new SystemClock().nanos() < end) {
        String line = lines.readLine();
        if (line == null) {
          throw new IOException("ign topic ended");
        }
        if (line.isEmpty() && text.length() > 0) {
          return text.toString();
        }
        text.append(line).append('\n');
      }
      throw new IOException("no whole message came");
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
