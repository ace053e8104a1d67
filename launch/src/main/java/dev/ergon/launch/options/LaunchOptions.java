package dev.ergon.launch.options;

import dev.ergon.launch.graph.LaunchFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Overrides of a launch file, for every command that reads one. */
public final class LaunchOptions {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Override one value of the launch file, for example --set 'control.rate=500 Hz'.")
  private List<String> overrides = new ArrayList<>();

  /** {@code file} with these overrides, after {@code first}. */
  public LaunchFile read(Path file, List<String> first) {
    List<String> all = new ArrayList<>(first);
    all.addAll(overrides);
    return LaunchFile.read(file, all);
  }

  /** A launch file that comes with Ergon. */
  public static Path shipped(String name) {
    return Path.of(System.getProperty("ergon.home", "."), "launch", "config", name);
  }

  /** The folder that a launch file's relative paths start from: its own. */
  public static Path folderOf(Path launchFile) {
    Path folder = launchFile.toAbsolutePath().getParent();
    return folder == null ? launchFile.toAbsolutePath() : folder;
  }
}
