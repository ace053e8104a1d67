package dev.ergon.sim.embedded.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.time.SimulatedClock;
import dev.ergon.sim.embedded.scene.WorldView;
import org.junit.jupiter.api.Test;

class EmbeddedCameraTest {
  private static final long PERIOD = 100_000_000;

  private final SimulatedClock clock = new SimulatedClock();
  private int asked;

  @Test
  void drawsOncePerPeriodAndStampsWithTheWorldsTime() {
    EmbeddedCamera camera = camera("front");
    CameraFrame first = camera.latest().orElseThrow();
    clock.set(PERIOD - 1);
    assertSame(first, camera.latest().orElseThrow());
    clock.set(PERIOD);
    CameraFrame second = camera.latest().orElseThrow();
    assertEquals(0, first.stampNanos());
    assertEquals(PERIOD, second.stampNanos());
    assertEquals(2, asked);
  }

  @Test
  void drawsAgainWhenTheWorldWasReset() {
    EmbeddedCamera camera = camera("front");
    clock.set(5 * PERIOD);
    camera.latest();
    clock.set(0);
    assertEquals(0, camera.latest().orElseThrow().stampNanos());
  }

  @Test
  void saysWhichCamerasThereAreWhenItsOwnIsMissing() {
    EmbeddedCamera camera = camera("ceiling");
    assertTrue(camera.latest().isEmpty());
    assertEquals(
        "the simulated world has no camera 'ceiling', wanted one of [front, above]",
        camera.faultText());
  }

  private EmbeddedCamera camera(String name) {
    return new EmbeddedCamera(new CameraSpec("eye", 32, 24), name, PERIOD, 1, clock, this::world);
  }

  private WorldView world() {
    asked++;
    WorldView still = StillLife.world();
    return new WorldView(clock.nanos(), still.solids(), still.lighting(), still.viewpoints());
  }
}
