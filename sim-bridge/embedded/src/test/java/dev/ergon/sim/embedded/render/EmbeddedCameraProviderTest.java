package dev.ergon.sim.embedded.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedCameraProviderTest {
  private final Providers providers =
      Providers.load(EmbeddedCameraProviderTest.class.getClassLoader());

  @Test
  void camerasOfARunLookAtOneWorld() {
    try (ProviderContext context = new ProviderContext(Path.of("."), 1)) {
      CameraSource front = open("front", "{kind: embedded}", context);
      CameraSource hand =
          open("hand", "{kind: embedded, mount: wrist, width: 64, height: 48}", context);
      EmbeddedSimulator world =
          context.shared(
              EmbeddedSimulator.class,
              () -> {
                throw new AssertionError("the cameras made a world of their own");
              });
      CameraFrame first = front.latest().orElseThrow();
      world.advanceTo(200_000_000);
      assertEquals(0, first.stampNanos());
      assertEquals(200_000_000, front.latest().orElseThrow().stampNanos());
      assertEquals("hand", hand.latest().orElseThrow().camera());
      assertEquals(64, hand.latest().orElseThrow().image().width());
      assertNotEquals(
          first.image(),
          open("overview", "{kind: embedded}", context).latest().orElseThrow().image());
    }
  }

  @Test
  void unknownMountNamesThoseThereAre() {
    try (ProviderContext context = new ProviderContext(Path.of("."), 1)) {
      InvalidInputException e =
          assertThrows(
              InvalidInputException.class, () -> open("ceiling", "{kind: embedded}", context));
      assertTrue(String.valueOf(e.getMessage()).contains("[front, wrist, overview]"), e::toString);
    }
  }

  private CameraSource open(String name, String yaml, ProviderContext context) {
    return providers.camera(name, ConfigReader.read("camera.yaml", yaml), context);
  }
}
