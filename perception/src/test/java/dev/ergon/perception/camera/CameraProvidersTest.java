package dev.ergon.perception.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SimulatedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CameraProvidersTest {
  private static final long PERIOD = 1_000_000_000L / VideoMaker.RATE_HZ;

  @TempDir Path folder;

  @Test
  void fileShowsEveryPictureAtItsTimeWithItsStamp() throws Exception {
    VideoMaker.write(folder.resolve("grey.mp4"), 64, 48, 5);
    SimulatedClock clock = new SimulatedClock();
    try (ProviderContext context = context(clock);
        CameraSource camera = open("{kind: file, path: grey.mp4}", context)) {
      assertEquals(new CameraSpec("front", 64, 48), camera.spec());
      for (int i = 0; i < 5; i++) {
        clock.set(i * PERIOD);
        CameraFrame frame = awaitStamp(camera, i * PERIOD);
        assertEquals(VideoMaker.grey(i), frame.image().sample(30, 20, 1), 4);
      }
      while (camera.faultText().isEmpty()) {
        Thread.onSpinWait();
      }
      assertEquals("the video has ended", camera.faultText());
    }
  }

  @Test
  void fileIsScaledToTheWantedSize() throws Exception {
    VideoMaker.write(folder.resolve("grey.mp4"), 64, 48, 2);
    try (ProviderContext context = context(new SimulatedClock());
        CameraSource camera =
            open("{kind: file, path: grey.mp4, width: 32, height: 24}", context)) {
      assertEquals(new CameraSpec("front", 32, 24), camera.spec());
    }
  }

  @Test
  void loopedFileBeginsAnew() throws Exception {
    VideoMaker.write(folder.resolve("grey.mp4"), 64, 48, 3);
    SimulatedClock clock = new SimulatedClock();
    try (ProviderContext context = context(clock);
        CameraSource camera = open("{kind: file, path: grey.mp4, loop: true}", context)) {
      // A slow reader may skip pictures, never their order: the greys rise until the file begins
      // anew.
      int previous = grey(camera);
      assertEquals(0, previous);
      for (int grey = previous; grey >= previous; grey = grey(camera)) {
        previous = grey;
        clock.advance(1_000_000);
      }
    }
  }

  private static int grey(CameraSource camera) {
    return Math.round((camera.latest().orElseThrow().image().sample(30, 20, 1) - 40) / 20f);
  }

  @Test
  void missingVideoNamesThePlaceInTheConfiguration() {
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> open("{kind: file, path: none.mp4}", context(new SimulatedClock())));
    assertTrue(String.valueOf(e.getMessage()).startsWith("camera.yaml:1: camera 'front'"));
  }

  @Test
  void fileThatIsNoVideoIsRefusedByName() throws Exception {
    Files.writeString(folder.resolve("words.mp4"), "these are words");
    CameraUnavailableException e =
        assertThrows(
            CameraUnavailableException.class,
            () -> open("{kind: file, path: words.mp4}", context(new SimulatedClock())));
    assertTrue(String.valueOf(e.getMessage()).contains("words.mp4"), e::toString);
  }

  @Test
  void missingDeviceIsNamed() {
    CameraUnavailableException e =
        assertThrows(
            CameraUnavailableException.class,
            () -> open("{kind: v4l2, device: /dev/video973}", context(new SimulatedClock())));
    assertTrue(String.valueOf(e.getMessage()).contains("there is no /dev/video973"));
  }

  @Test
  void deviceGivesPictures() {
    assumeTrue(Files.isReadable(Path.of("/dev/video0")), "this host has no /dev/video0");
    try (ProviderContext context = new ProviderContext(folder, 1);
        CameraSource camera = open("{kind: v4l2, width: 320, height: 240}", context)) {
      assertEquals(320, camera.latest().orElseThrow().image().width());
    }
  }

  @Test
  void refusedStreamIsNamedWithoutItsPassword() {
    CameraUnavailableException e =
        assertThrows(
            CameraUnavailableException.class,
            () ->
                open(
                    "{kind: rtsp, url: 'rtsp://me:secret@127.0.0.1:9/x'}",
                    context(new SimulatedClock())));
    assertTrue(String.valueOf(e.getMessage()).contains("rtsp://127.0.0.1:9/x"), e::toString);
    assertTrue(!String.valueOf(e.getMessage()).contains("secret"));
  }

  @Test
  void addressThatIsNoStreamIsRefused() {
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> open("{kind: rtsp, url: 'http://host/x'}", context(new SimulatedClock())));
    assertTrue(String.valueOf(e.getMessage()).contains("rtsp://host/path"));
  }

  private CameraSource open(String yaml, ProviderContext context) {
    return Providers.load(CameraProvidersTest.class.getClassLoader())
        .camera("front", ConfigReader.read("camera.yaml", yaml), context);
  }

  private ProviderContext context(Clock clock) {
    ProviderContext context = new ProviderContext(folder, 1);
    context.shared(Clock.class, () -> clock);
    return context;
  }

  private static CameraFrame awaitStamp(CameraSource camera, long stampNanos) {
    CameraFrame frame = camera.latest().orElseThrow();
    while (frame.stampNanos() < stampNanos) {
      Thread.onSpinWait();
      frame = camera.latest().orElseThrow();
    }
    assertEquals(stampNanos, frame.stampNanos());
    return frame;
  }
}
