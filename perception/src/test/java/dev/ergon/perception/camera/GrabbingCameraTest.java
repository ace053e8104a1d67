package dev.ergon.perception.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread, the mailbox and the reconnection, on an input that the test plays. */
@Timeout(30)
class GrabbingCameraTest {
  private static final VideoInput STREAM =
      new VideoInput.RtspStream(URI.create("rtsp://user:secret@camera.local/1"), true);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PlayedInput input = new PlayedInput();
  private final SleeplessClock clock = new SleeplessClock();

  @Test
  void newestPictureReplacesTheOneBefore() throws Exception {
    input.picture(1);
    try (GrabbingCamera camera = open()) {
      input.picture(2);
      input.picture(3);
      input.awaitAllTaken();
      assertEquals(3, camera.latest().orElseThrow().image().sample(0, 0, 0));
      assertEquals("", camera.faultText());
    }
  }

  @Test
  void brokenStreamIsOpenedAnewAfterPausesThatDouble() throws Exception {
    input.picture(1);
    try (GrabbingCamera camera = open()) {
      input.breakOff("connection reset");
      input.refuse("connection refused");
      input.refuse("connection refused");
      input.picture(9);
      input.awaitAllTaken();
      assertEquals(9, camera.latest().orElseThrow().image().sample(0, 0, 0));
      assertEquals("", camera.faultText());
      assertEquals(List.of(250L, 500L, 1000L), clock.sleptMillis);
    }
  }

  @Test
  void faultSaysWhyNoPictureComesAndTheLastPictureStays() throws Exception {
    input.picture(1);
    try (GrabbingCamera camera = open()) {
      input.breakOff("connection reset");
      input.awaitAllTaken();
      assertEquals("connection reset", camera.faultText());
      assertEquals(1, camera.latest().orElseThrow().image().sample(0, 0, 0));
    }
  }

  @Test
  void refusedFirstConnectionFailsAtTheStartWithoutShowingThePassword() {
    input.refuse("connection refused");
    CameraUnavailableException e = assertThrows(CameraUnavailableException.class, this::open);
    assertEquals("camera 'front' (rtsp://camera.local/1): connection refused", e.getMessage());
    assertFalse(String.valueOf(e.getMessage()).contains("secret"));
  }

  @Test
  void silentInputFailsWithinTheStartTimeout() {
    CameraUnavailableException e =
        assertThrows(
            CameraUnavailableException.class,
            () -> GrabbingCamera.open("front", STREAM, input::open, clock, Duration.ofMillis(50)));
    assertTrue(String.valueOf(e.getMessage()).contains("no picture within 50 ms"));
  }

  @Test
  void pictureOfAnotherSizeIsRefused() throws Exception {
    input.picture(1);
    try (GrabbingCamera camera = open()) {
      input.script.add(() -> image(2, 4));
      input.awaitAllTaken();
      assertEquals(1, camera.latest().orElseThrow().image().sample(0, 0, 0));
      assertTrue(camera.faultText().contains("got a picture of 4x4, wanted 2x2"));
    }
  }

  @Test
  void closedCameraEndsItsThreadAndItsReader() throws Exception {
    input.picture(1);
    GrabbingCamera camera = open();
    camera.close();
    assertEquals(input.opened, input.closed);
    Optional<CameraFrame> last = camera.latest();
    assertTrue(last.isPresent());
  }

  private GrabbingCamera open() {
    return GrabbingCamera.open("front", STREAM, input::open, clock, PATIENCE);
  }

  private static Image image(int value, int side) {
    byte[] samples = new byte[side * side];
    samples[0] = (byte) value;
    return Image.adopt(side, side, PixelFormat.MONO8, samples);
  }

  /** What the reader meets next: a picture, or an exception. */
  private interface Event {
    Image happen() throws IOException;
  }

  private static final class PlayedInput {
    private final BlockingQueue<Event> script = new LinkedBlockingQueue<>();
    private final Object waiting = new Object();
    private volatile int opened;
    private volatile int closed;
    private boolean idle;

    void picture(int value) {
      script.add(() -> image(value, 2));
    }

    void breakOff(String why) {
      script.add(() -> {
        throw new IOException(why);
      });
    }

    /** The next attempt to connect fails; tells itself from a break by where it is taken. */
    void refuse(String why) {
      breakOff(why);
    }

    /** Returns when the reader has dealt with all there is and asks for more. */
    void awaitAllTaken() throws InterruptedException {
      synchronized (waiting) {
        while (!(idle && script.isEmpty())) {
          waiting.wait();
        }
      }
    }

    FrameReader open() {
      opened++;
      return new FrameReader() {
        @Override
        public @Nullable TimedImage next() throws IOException {
          return new TimedImage(take().happen(), 0);
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }

    private Event take() throws IOException {
      try {
        synchronized (waiting) {
          idle = script.isEmpty();
          waiting.notifyAll();
        }
        Event event = script.take();
        synchronized (waiting) {
          idle = false;
        }
        return event;
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
  }

  /** Real stamps, but sleeping only notes for how long. */
  private static final class SleeplessClock implements Clock {
    private final Clock system = new SystemClock();
    private final List<Long> sleptMillis = new CopyOnWriteArrayList<>();
    private volatile long now = system.nanos();

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public Instant utc() {
      return system.utc();
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
      if (deadlineNanos > now) {
        sleptMillis.add((deadlineNanos - now) / 1_000_000);
        now = deadlineNanos;
      }
    }

    @Override
    public boolean isSimulated() {
      return false;
    }
  }
}
