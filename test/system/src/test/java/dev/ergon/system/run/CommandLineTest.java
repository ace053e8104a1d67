package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.launch.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir private Path folder = Path.of("");

  @TestFactory
  java.util.stream.Stream<DynamicTest> everyCommandHelpsAndRefusesWhatItDoesNotKnow() {
    return Main.commandLine().getSubcommands().keySet().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> {
                  Ergon help = Ergon.run(name, "--help");
                  assertEquals(0, help.exit(), help::err);
                  assertTrue(help.out().contains("Usage: ergon " + name), help::out);
                  Ergon wrong = Ergon.run(name, "--no-such-option");
                  assertEquals(2, wrong.exit());
                  // A command that also lacks a parameter complains of that first.
                  assertTrue(
                      wrong.err().contains("--no-such-option")
                          || wrong.err().contains("Missing required"),
                      wrong::err);
                }));
  }

  @Test
  void aMissingLaunchFileIsNamed() {
    Ergon run = Ergon.run("run", folder.resolve("none.yaml").toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("none.yaml"), run::err);
  }

  @Test
  void aWrongKeyOfALaunchFileIsNamedWithItsLine() throws java.io.IOException {
    Path file = folder.resolve("robot.yaml");
    Files.writeString(file, "name: x\nrobot: {kind: embedded}\npolicy: {kind: expert}\nspede: 3\n");
    Ergon run = Ergon.run("run", file.toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("robot.yaml:4"), run::err);
    assertTrue(run.err().contains("spede"), run::err);
  }

  @Test
  void anUnknownDriverIsRefusedWithThoseThatAreThere() {
    Ergon run =
        Ergon.run(
            "run",
            Ergon.home().resolve("launch/config/tabletop.yaml").toString(),
            "--set",
            "robot.kind=toaster");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("embedded"), run::err);
  }

  @Test
  void aBrokerThatIsNotThereIsAHostThatLacksSomething() {
    Ergon command = Ergon.run("command", "pick up the red cube", "--broker", "mqtt://127.0.0.1:9");
    assertEquals(3, command.exit());
    assertTrue(command.err().contains("127.0.0.1:9"), command::err);
  }

  @Test
  void aFolderWithoutADatasetIsRefused() {
    assertEquals(2, Ergon.run("dataset", "info", folder.toString()).exit());
    assertEquals(2, Ergon.run("dataset", "validate", folder.resolve("none").toString()).exit());
  }
}
