package dev.ergon.sim.embedded.physics.jolt;

import com.github.stephengold.joltjni.Jolt;
import dev.ergon.core.error.HostLacksException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Jolt's native library. The JVM loads a library once and for all, so whether that has been done is
 * static, the one such thing in this module.
 */
final class JoltLibrary {
  private static boolean loaded;

  private JoltLibrary() {}

  /**
   * Makes sure that Jolt can be called. Safe from any thread.
   *
   * @throws HostLacksException if there is no build for this platform, or it cannot be loaded
   */
  static synchronized void require() {
    if (loaded) {
      return;
    }
    if (JoltLibrary.class.getResource(resource()) == null) {
      throw new HostLacksException(
          "physics engine: no Jolt library for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + " on the class path (wanted "
              + resource()
              + "); jolt-jni 0.9.9 offers linux-x86_64: use such a machine, or an external simulator");
    }
    load();
    loaded = true;
  }

  private static String resource() {
    String arch = System.getProperty("os.arch").equals("aarch64") ? "armv8" : "x86-64";
    return "/linux/" + arch + "/com/github/stephengold/libjoltjni.so";
  }

  /** Extracts the library to a directory that only this user can read, loads it, removes it. */
  private static void load() {
    try {
      Path directory = Files.createTempDirectory("ergon-jolt-");
      Path file = directory.resolve("libjoltjni.so");
      try (InputStream in = JoltLibrary.class.getResourceAsStream(resource())) {
        if (in == null) {
          throw new HostLacksException("physics engine: " + resource() + " is gone");
        }
        Files.copy(in, file);
        System.load(file.toString());
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
    } catch (IOException | UnsatisfiedLinkError e) {
      throw new HostLacksException(
          "physics engine: the Jolt library cannot be loaded from a temporary directory under "
              + System.getProperty("java.io.tmpdir")
              + ": "
              + e.getMessage(),
          e);
    }
    Jolt.registerDefaultAllocator();
    Jolt.installDefaultAssertCallback();
    Jolt.installDefaultTraceCallback();
    if (!Jolt.newFactory()) {
      throw new HostLacksException("physics engine: Jolt's type factory cannot be made");
    }
    Jolt.registerTypes();
  }
}
