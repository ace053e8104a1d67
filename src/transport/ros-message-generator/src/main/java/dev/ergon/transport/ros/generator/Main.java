package dev.ergon.transport.ros.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code Main DEFINITIONS SOURCES}: writes the records of a folder of definitions. */
public final class Main {
  private Main() {}

  /**
   * Writes the sources, leaves alone what has not changed, and deletes what no definition makes any
   * more.
   *
   * @throws IllegalArgumentException if a definition is wrong
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("wanted: DEFINITIONS SOURCES");
    }
    Path target = Path.of(args[1]);
    Set<Path> written = new HashSet<>();
    for (SourceFile file : sources(DefinitionFolder.read(Path.of(args[0])))) {
      Path path = target.resolve(file.path());
      written.add(path);
      if (!Files.exists(path) || !Files.readString(path).equals(file.content())) {
        Files.createDirectories(target.resolve(file.folder()));
        Files.writeString(path, file.content());
      }
    }
    try (Stream<Path> walk = Files.walk(target)) {
      for (Path old :
          walk.filter(Files::isRegularFile).filter(p -> !written.contains(p)).toList()) {
        Files.delete(old);
      }
    }
  }

  private static List<SourceFile> sources(DefinitionFolder definitions) {
    DefinitionSet set = definitions.messages();
    List<SourceFile> files = new ArrayList<>();
    Set<String> packages = new TreeSet<>();
    for (Definition message : set.all()) {
      files.add(SourceFile.ofMessage(set, message));
      packages.add(message.rosPackage());
    }
    for (Service service : definitions.services()) {
      files.add(SourceFile.ofService(set, service));
      packages.add(service.rosPackage());
    }
    files.add(SourceFile.ofCatalogue(set, definitions.services()));
    packages.add(SourceFile.CATALOGUE);
    packages.forEach(p -> files.add(SourceFile.ofPackage(p)));
    return files;
  }
}
