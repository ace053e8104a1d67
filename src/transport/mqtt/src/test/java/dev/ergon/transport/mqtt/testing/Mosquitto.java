package dev.ergon.transport.mqtt.testing;

import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A mosquitto broker on a loopback port, with a configuration of its own, that can be killed and
 * started again on the same port.
 */
public final class Mosquitto implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/sbin"));
  private static final Clock CLOCK = new SystemClock();
  private static final long START_SECONDS = 20;

  private final Path folder;
  private final int port;
  private final Path configuration;
  private @Nullable Process process;

  private Mosquitto(Path folder, int port, List<String> extraLines) throws IOException {
    this.folder = folder;
    this.port = port;
    this.configuration = folder.resolve("mosquitto.conf");
    var lines = new ArrayList<>(List.of("per_listener_settings false", "persistence false"));
    if (extraLines.isEmpty()) {
      lines.add("allow_anonymous true");
    }
    if (Files.isWritable(Path.of("/root"))) {
      lines.add("user root"); // else it drops to a user who cannot read the test's folder
    }
    lines.add("listener " + port + " 127.0.0.1");
    lines.addAll(extraLines);
    Files.write(configuration, lines);
  }

  /** Skips the test that calls this, saying why, if mosquitto and its clients are not installed. */
  public static void assumeInstalled() {
    for (String program : List.of("mosquitto", "mosquitto_pub", "mosquitto_sub")) {
      boolean there = find(program).isPresent();
      if (!there) {
        System.err.println(
            "SKIPPED: "
                + program
                + " is not installed (apt-get install mosquitto"
                + " mosquitto-clients)");
      }
      Assumptions.assumeTrue(there, program + " is not installed");
    }
  }

  /** Where a program of the mosquitto packages lies. */
  public static Optional<Path> find(String program) {
    return PLACES.stream().map(p -> p.resolve(program)).filter(Files::isExecutable).findFirst();
  }

  /**
   * Starts a broker.
   *
   * @param folder for its configuration and log
   * @param extraLines configuration lines under its one listener; without any, everyone is let in
   */
  public static Mosquitto start(Path folder, String... extraLines) {
    try {
      Mosquitto broker = new Mosquitto(folder, freePort(), List.of(extraLines));
      broker.start();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "mqtt://127.0.0.1:" + port;
  }

  /** Starts it (again) on the same port, and returns when it listens. */
  public void start() throws IOException {
    Path program = find("mosquitto").orElseThrow();
    process =
        new ProcessBuilder(program.toString(), "-v", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("mosquitto.log").toFile()))
            .start();
    long deadline = CLOCK.nanos() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listens()) {
      if (!process.isAlive() || CLOCK.nanos() > deadline) {
        throw new IOException("mosquitto did not start:\n" + log());
      }
      Thread.onSpinWait();
    }
  }

  /** As kill -9 does. */
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
      process = null;
    }
  }

  /** Everything it has logged. */
  public String log() {
    try (Stream<String> lines = Files.lines(folder.resolve("mosquitto.log"))) {
      return String.join("\n", lines.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** A loopback port that nobody used a moment ago. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
