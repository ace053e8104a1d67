package dev.ergon.datasets.lerobot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders as values. */
final class Trees {
  private Trees() {}

  /** Copies {@code from} with all in it. */
  static Path copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return to;
  }

  /** Every file of {@code root}, in order. */
  static List<Path> files(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The content of every file, by its relative name; a text, so that a difference shows. */
  static Map<String, String> contents(Path root) throws IOException {
    var contents = new TreeMap<String, String>();
    for (Path file : files(root)) {
      contents.put(
          root.relativize(file).toString(),
          java.util.Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    }
    return contents;
  }
}
