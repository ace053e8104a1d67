package dev.ergon.launch.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The host's files as the doctor reads them, under a root that a test can replace. */
public final class HostFiles {
  private static final int MAX_BYTES = 1 << 16;
  private final Path root;
  private final List<Path> searchPath;

  /**
   * @param root stands for {@code /}
   * @param searchPath the folders that programs are looked for in
   */
  public HostFiles(Path root, List<Path> searchPath) {
    this.root = root;
    this.searchPath = List.copyOf(searchPath);
  }

  /** This host. */
  public static HostFiles ofThisHost() {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isBlank()) {
        folders.add(Path.of(folder));
      }
    }
    return new HostFiles(Path.of("/"), folders);
  }

  /**
   * The text of {@code path}, stripped; empty if it cannot be read, which for the doctor is an
   * answer.
   */
  public Optional<String> read(String path) {
    // Kernel files answer the first read only, so one large read takes all of it.
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      byte[] buffer = new byte[MAX_BYTES];
      int length = in.readNBytes(buffer, 0, MAX_BYTES);
      return Optional.of(new String(buffer, 0, length, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  /**
   * The sorted names in {@code folder} that match {@code glob}; none if the folder is not there.
   */
  public List<String> list(String folder, String glob) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder), glob)) {
      entries.forEach(p -> names.add(p.getFileName().toString()));
    } catch (IOException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  /** Where {@code program} lies on the search path. */
  public Optional<Path> program(String program) {
    return searchPath.stream().map(p -> p.resolve(program)).filter(Files::isExecutable).findFirst();
  }
}
