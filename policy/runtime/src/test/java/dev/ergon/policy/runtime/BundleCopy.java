package dev.ergon.policy.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the LLaVA-shaped bundle that a test may spoil. */
final class BundleCopy {
  private final Path path;

  private BundleCopy(Path path) {
    this.path = path;
  }

  /** In {@code folder}, with a manifest. */
  static BundleCopy in(Path folder) throws IOException {
    Path from = TestBundles.path("tiny_llava_vla");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    BundleCopy copy = new BundleCopy(folder);
    copy.write("ergon.json", Manifests.llava());
    return copy;
  }

  Path path() {
    return path;
  }

  BundleCopy write(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
    return this;
  }

  BundleCopy replace(String name, String old, String with) throws IOException {
    String text = Files.readString(path.resolve(name), StandardCharsets.UTF_8);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(name + " does not hold " + old);
    }
    return write(name, text.replace(old, with));
  }

  BundleCopy delete(String name) throws IOException {
    Files.delete(path.resolve(name));
    return this;
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path.resolve(name));
  }

  BundleCopy write(String name, byte[] bytes) throws IOException {
    Files.write(path.resolve(name), bytes);
    return this;
  }
}
