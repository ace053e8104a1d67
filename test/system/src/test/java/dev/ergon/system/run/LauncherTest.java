package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code ergon} script, on the class path that packaging has made. */
class LauncherTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void requirePackage() {
    assumeTrue(
        Files.exists(Ergon.home().resolve("launch/target/lib/.built")),
        "launch is not packaged; run `mvn verify`");
  }

  @Test
  void worksFromAnyFolderAndThroughASymlink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Ergon.home().resolve("ergon"));
    Run version = run(Map.of(), link.toString(), "--version");
    assertEquals(0, version.exit, version.output);
    assertTrue(version.output.contains("ergon 0.1.0"), version.output);
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    Run wrong = run(Map.of(), Ergon.home().resolve("ergon").toString(), "bogus");
    assertEquals(2, wrong.exit, wrong.output);
  }

  @Test
  void saysSoWhenJavaHomeIsNoJdkAndLooksOn() throws Exception {
    Run version =
        run(
            Map.of("JAVA_HOME", folder.toString()),
            Ergon.home().resolve("ergon").toString(),
            "--version");
    assertTrue(version.output.contains("is no JDK of 17 or later"), version.output);
    assertTrue(version.exit == 0 || version.exit == 3, version.output);
  }

  private record Run(int exit, String output) {}

  private Run run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
