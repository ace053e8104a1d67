package dev.ergon.transport.ros1.testing;

import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.ros1.CommandLineLoader;
import dev.ergon.transport.ros1.NodeConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Debian's ROS master and rosout on a port of their own, and the tools that talk to them.
 *
 * <p>Needs the Debian packages ros-base, python3-actionlib, python3-sensor-msgs,
 * python3-trajectory-msgs, python3-geometry-msgs, python3-diagnostic-msgs, python3-tf2-msgs,
 * python3-std-srvs, python3-nav-msgs, ros-sensor-msgs, ros-trajectory-msgs, ros-geometry-msgs,
 * ros-diagnostic-msgs, ros-tf2-msgs, ros-std-srvs, ros-nav-msgs, ros-rosgraph-msgs and
 * python3-genmsg.
 */
public final class Roscore implements AutoCloseable {
  private static final SystemClock CLOCK = new SystemClock();
  private static final long START_NANOS = 60_000_000_000L;
  private static final long TOOL_SECONDS = 40;

  private final Path folder;
  private final int port;
  private @Nullable Process master;
  private @Nullable Process rosout;

  /** Not started yet. */
  public Roscore(Path folder) {
    this.folder = folder;
    this.port = freePort();
  }

  /** Whether the tools are installed. */
  public static boolean isPossible() {
    return Files.isExecutable(Path.of("/usr/bin/rosmaster"))
        && Files.isExecutable(Path.of("/usr/bin/rostopic"));
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Path folder() {
    return folder;
  }

  /** The environment of everything that talks to this master. */
  public Map<String, String> environment() {
    return Map.of(
        "ROS_MASTER_URI",
        uri().toString(),
        "ROS_IP",
        "127.0.0.1",
        "ROS_HOME",
        folder.toString(),
        "ROS_LOG_DIR",
        folder.resolve("log").toString());
  }

  /** A node's configuration, as by a command line in this environment. */
  public NodeConfiguration configuration(String name, String... arguments) {
    return new CommandLineLoader(List.of(arguments), environment()).build(name);
  }

  /** Starts, or starts again on the same port, and returns when it answers. */
  public Roscore start() {
    master = spawn(List.of("rosmaster", "--core", "-p", String.valueOf(port)), "master.log");
    await("rosmaster listens", this::listens);
    rosout = spawn(List.of("/usr/lib/rosout/rosout", "__name:=rosout"), "rosout.log");
    return this;
  }

  /** As kill -9 of the whole core. */
  public void kill() {
    for (Process process : running()) {
      process.destroyForcibly().onExit().join();
    }
    master = null;
    rosout = null;
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * Runs a tool to its end; answers what it printed, errors included.
   *
   * @throws AssertionError if it does not end
   */
  public String tool(String... command) {
    Process process = spawn(List.of(command), null);
    try (var out = process.getInputStream()) {
      process.getOutputStream().close();
      Thread killer = killer(process);
      String text = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      boolean ended = process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS);
      killer.interrupt();
      if (!ended) {
        throw new AssertionError(String.join(" ", command) + " did not end:\n" + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Starts a program that goes on; its output goes to {@code log}. */
  public Process background(String log, String... command) {
    return spawn(List.of(command), log);
  }

  /** What a program of {@link #background} has printed. */
  public String log(String log) {
    try {
      return Files.readString(folder.resolve(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for something that happens elsewhere.
   *
   * @throws AssertionError naming it, if it does not within a minute
   */
  public static void await(String what, BooleanSupplier happened) {
    long end = CLOCK.nanos() + START_NANOS;
    while (!happened.getAsBoolean()) {
      if (CLOCK.nanos() > end) {
        throw new AssertionError("did not happen within 60 s: " + what);
      }
      try {
        CLOCK.sleepUntil(CLOCK.nanos() + 5_000_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }

  /** A loopback port that nobody used a moment ago. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process spawn(List<String> command, @Nullable String log) {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment());
    builder.environment().put("PYTHONUNBUFFERED", "1");
    if (log != null) {
      builder.redirectOutput(folder.resolve(log).toFile());
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tool whose output never ends would keep its reader for ever. */
  private static Thread killer(Process process) {
    Thread killer =
        new Thread(() -> {
          try {
            if (!process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS)) {
              process.destroyForcibly();
            }
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    killer.setDaemon(true);
    killer.start();
    return killer;
  }

  private List<Process> running() {
    List<Process> running = new ArrayList<>();
    if (rosout != null) {
      running.add(rosout);
    }
    if (master != null) {
      running.add(master);
    }
    return running;
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
