package dev.ergon.sim.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.ObjectColour;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.SceneGenerator;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.SeededRandom;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.task.EpisodeSetup;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.task.TaskKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DeterminismTest {
  /** The state after {@link #run}, on every JDK. It changes only with the scene or the physics. */
  private static final String GOLDEN = "7f3e5aaad4b98686";

  private static final Path JVM_FOLDER = Path.of("/usr/lib/jvm");

  /** Prints the hash of one run; started in a process of its own. */
  public static void main(String[] args) {
    System.out.println(run());
  }

  /** 10,000 steps in a seeded scene, the arm sweeping the table and grasping what comes. */
  static String run() {
    List<Thing> things =
        Arrays.stream(ObjectKind.values()).map(kind -> new Thing(ObjectColour.RED, kind)).toList();
    Scene scene = new SceneGenerator(new SeededRandom(5)).scene(things, any -> true);
    try (EmbeddedSimulator simulator = EmbeddedSimulator.create()) {
      simulator.load(scene);
      ToolDriver driver = new ToolDriver(simulator);
      for (SceneObject object : scene.objects()) {
        Vec3 at = object.xWorldStart().translation();
        driver.moveTo(new Vec3(at.x() - 0.05, at.y(), 0.03), 0.04, 0.4);
        driver.moveTo(new Vec3(at.x() + 0.02, at.y() + 0.02, 0.03), 0.04, 0.3);
        driver.hold(0, 400_000_000L);
        driver.moveTo(new Vec3(0.5, 0, 0.2), 0, 0.5);
      }
      long target = 10_000 * simulator.stepNanos();
      assertTrue(simulator.clock().nanos() < target, "the motion ends before the last step");
      simulator.advanceTo(target);
      return Long.toHexString(simulator.stateHash());
    }
  }

  @Test
  void sameSeedGivesSameStateInOneProcess() {
    assertEquals(GOLDEN, run());
    assertEquals(GOLDEN, run());
  }

  @Test
  void sameSeedGivesSameStateInAnotherProcess() throws Exception {
    assertEquals(GOLDEN, runIn(Path.of(System.getProperty("java.home"))));
  }

  @Test
  void sameSeedGivesSameStateOnOtherJdks() throws Exception {
    List<Path> others = otherJdks();
    Assumptions.assumeFalse(others.isEmpty(), "no other JDK of 17 or newer in " + JVM_FOLDER);
    for (Path jdk : others) {
      assertEquals(GOLDEN, runIn(jdk), jdk.toString());
    }
  }

  @Test
  void savedStateGoesOnBitForBit() {
    try (EmbeddedSimulator simulator = EmbeddedSimulator.create()) {
      EpisodeSetup setup = new TabletopSuite().episode(Split.TRAIN, TaskKind.PICK, 5, 0);
      EpisodeRunner.play(simulator, setup);
      SavedState saved = simulator.save();
      long before = simulator.stateHash();
      ahead(simulator, 500);
      long after = simulator.stateHash();
      assertNotEquals(before, after);
      simulator.restore(saved);
      assertEquals(before, simulator.stateHash());
      ahead(simulator, 500);
      assertEquals(after, simulator.stateHash());
    }
  }

  private static void ahead(EmbeddedSimulator simulator, int steps) {
    simulator.advanceTo(simulator.clock().nanos() + steps * simulator.stepNanos());
  }

  private static List<Path> otherJdks() throws IOException {
    if (!Files.isDirectory(JVM_FOLDER)) {
      return List.of();
    }
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(JVM_FOLDER)) {
      for (Path folder : folders.sorted().toList()) {
        Path release = folder.resolve("release");
        boolean fits =
            Files.isRegularFile(release)
                && Files.isExecutable(folder.resolve("bin/java"))
                && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(1[7-9]|[2-9]\\d).*");
        Path real = folder.toRealPath();
        if (fits && !real.equals(own) && !found.contains(real)) {
          found.add(real);
        }
      }
    }
    return found;
  }

  private static String runIn(Path javaHome) throws Exception {
    Path java = javaHome.resolve("bin/java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx512m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-cp",
                System.getProperty("java.class.path"),
                DeterminismTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] out = process.getInputStream().readAllBytes();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(java + " failed");
    }
    return new String(out, StandardCharsets.UTF_8).strip();
  }
}
