package dev.ergon.launch.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which policy drives: one by name, or the bundle in a folder. */
public final class PolicyChoice {
  @Option(
      names = "--policy",
      paramLabel = "NAME|DIR",
      description =
          "The policy: a policy bundle's folder, or a name such as expert (default: the launch"
              + " file's).")
  private @Nullable String policy;

  /** The policy that is called {@code name}. */
  public static PolicyChoice of(String name) {
    PolicyChoice choice = new PolicyChoice();
    choice.policy = name;
    return choice;
  }

  /** As overrides of a launch file; none without a choice. */
  public List<String> overrides() {
    if (policy == null) {
      return List.of();
    }
    // The whole entry is replaced: one policy's keys are none of another's.
    return Files.isDirectory(Path.of(policy))
        ? List.of(
            "policy={kind: bundle, path: '%s'}"
                .formatted(Path.of(policy).toAbsolutePath().toString().replace("'", "''")))
        : List.of("policy={kind: '%s'}".formatted(policy.replace("'", "''")));
  }
}
