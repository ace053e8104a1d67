package dev.ergon.launch.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which policy drives: one by name, or the bundle in a folder. */
public final class PolicyChoice {
  @Option(
      names = "--policy",
      paramLabel = "NAME|DIR",
      defaultValue = "expert",
      description = "The policy: a name such as expert, or a policy bundle's folder.")
  private String policy = "expert";

  /** The policy that is called {@code name}. */
  static PolicyChoice of(String name) {
    PolicyChoice choice = new PolicyChoice();
    choice.policy = name;
    return choice;
  }

  /** As overrides of a launch file. */
  public List<String> overrides() {
    return Files.isDirectory(Path.of(policy))
        ? List.of("policy.kind=bundle", "policy.path=" + Path.of(policy).toAbsolutePath())
        : List.of("policy.kind=" + policy);
  }
}
