package dev.ergon.launch.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which policy drives: one by name, or the bundle in a folder. */
final class PolicyChoice {
  @Option(
      names = "--policy",
      paramLabel = "NAME|DIR",
      defaultValue = "expert",
      description = "The policy: a name such as expert, or a policy bundle's folder.")
  private String policy = "expert";

  /** As overrides of a launch file. */
  List<String> overrides() {
    return Files.isDirectory(Path.of(policy))
        ? List.of("policy.kind=bundle", "policy.path=" + Path.of(policy).toAbsolutePath())
        : List.of("policy.kind=" + policy);
  }
}
