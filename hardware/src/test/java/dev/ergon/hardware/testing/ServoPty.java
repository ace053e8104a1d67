package dev.ergon.hardware.testing;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Emulated servos behind a real pseudo-terminal, made by socat. {@link #pull()} takes the cable
 * out, {@link #plug()} puts it back under the same name.
 */
public final class ServoPty implements AutoCloseable {
  private static final int PATIENCE_TRIES = 2000;
  private static final long TRY_NANOS = 5_000_000;

  private final Path folder;
  private final EmulatedServos servos;
  private final LineNoise noise;
  private Process socat;
  private Thread thread;

  private ServoPty(Path folder, EmulatedServos servos, LineNoise noise) throws IOException {
    this.folder = folder;
    this.servos = servos;
    this.noise = noise;
    this.socat = socat();
    this.thread = serve();
  }

  /** Whether socat is installed. */
  public static boolean isPossible() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "socat")));
  }

  /**
   * @param folder where the line's two ends appear
   */
  public static ServoPty open(Path folder, EmulatedServos servos, LineNoise noise)
      throws IOException {
    return new ServoPty(folder, servos, noise);
  }

  /** The host's end. */
  public String port() {
    return folder.resolve("host").toString();
  }

  /** Both ends of the line are gone when this returns. */
  public void pull() {
    try {
      socat.destroy();
      if (!socat.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("socat does not end");
      }
      thread.join();
      Files.deleteIfExists(folder.resolve("host"));
      Files.deleteIfExists(folder.resolve("servo"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException("cannot take away the ends of the line", e);
    }
  }

  public void plug() throws IOException {
    socat = socat();
    thread = serve();
  }

  @Override
  public void close() {
    pull();
  }

  private Process socat() throws IOException {
    Process process =
        new ProcessBuilder(
                "socat",
                "pty,raw,echo=0,link=" + folder.resolve("host"),
                "pty,raw,echo=0,link=" + folder.resolve("servo"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    for (int i = 0; i < PATIENCE_TRIES; i++) {
      if (Files.exists(folder.resolve("host")) && Files.exists(folder.resolve("servo"))) {
        return process;
      }
      LockSupport.parkNanos(TRY_NANOS);
    }
    process.destroy();
    throw new IOException("socat made no pseudo-terminals in " + folder);
  }

  private Thread serve() throws IOException {
    File end = folder.resolve("servo").toFile();
    InputStream in = new FileInputStream(end);
    OutputStream out = new FileOutputStream(end);
    Thread server = new Thread(() -> serve(in, out), "emulated servos");
    server.setDaemon(true);
    server.start();
    return server;
  }

  /** Until the line is gone, which reading it tells. */
  private void serve(InputStream in, OutputStream out) {
    byte[] buffer = new byte[4096];
    try (in;
        out) {
      int count;
      while ((count = in.read(buffer)) >= 0) {
        byte[] arrived = noise.through(buffer, count);
        byte[] answer = servos.receive(arrived, arrived.length);
        out.write(noise.through(answer, answer.length));
      }
    } catch (IOException e) {
      // The cable is out: what this thread waits for.
      Thread.currentThread().interrupt();
    }
  }
}
