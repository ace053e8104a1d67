package dev.ergon.launch.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RemoteWorldTest {
  private static final Scene SCENE =
      new TabletopSuite().episode(Split.HELD_OUT_SCENES, 1, 0).scene();

  @Test
  void carriesTheWholeTruth() {
    try (EmbeddedSimulator simulator = EmbeddedSimulator.create()) {
      simulator.load(SCENE);
      WorldReport report = new WorldReport("a", simulator.reach(), simulator.world());
      assertEquals(report, WorldMessages.report(WorldMessages.write(report)));
      SceneRequest request = new SceneRequest("b", SCENE);
      assertEquals(request, WorldMessages.request(WorldMessages.write(request)));
    }
  }

  @Test
  void refusesTextThatIsNoMessage() {
    for (String text :
        List.of("", "null", "{}", "[1]", "{\"loaded\":\"a\"}", "x".repeat(1 << 20))) {
      assertThrows(InvalidInputException.class, () -> WorldMessages.report(text), text);
    }
  }

  @Test
  void loadsOnceHoweverOftenItAsksAndSeesTheNewWorld() {
    try (SimulatorLink link = new SimulatorLink();
        RemoteWorld remote = new RemoteWorld(link, new SystemClock())) {
      assertEquals(List.of(), remote.world().objects());
      remote.load(SCENE);
      WorldState seen = remote.world();
      assertEquals(SCENE.objects().size(), seen.objects().size());
      assertEquals(1, link.ids.stream().distinct().count());
    }
  }

  /** Answers each request at once, with the world shortly before and after. */
  private static final class SimulatorLink implements WorldLink {
    final List<String> ids = new ArrayList<>();
    private final EmbeddedSimulator simulator = EmbeddedSimulator.create();
    private Consumer<String> reports = text -> {};

    @Override
    public void subscribe(Consumer<String> consumer) {
      reports = consumer;
      report("");
    }

    @Override
    public void publish(String text) {
      SceneRequest request = WorldMessages.request(text);
      ids.add(request.id());
      if (ids.size() > 1) {
        simulator.load(request.scene());
        Thread later =
            new Thread(() -> {
              report(request.id());
              simulator.advanceTo(simulator.clock().nanos() + 200_000_000);
              report(request.id());
            });
        later.start();
      }
    }

    private void report(String loaded) {
      reports.accept(
          WorldMessages.write(new WorldReport(loaded, simulator.reach(), simulator.world())));
    }

    @Override
    public String source() {
      return "a test";
    }

    @Override
    public void close() {
      simulator.close();
    }
  }
}
