package dev.ergon.perception.camera;

import dev.ergon.core.image.Image;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A camera whose own thread grabs pictures and leaves the newest for whoever asks. A live input
 * that breaks off is opened anew, after a pause that doubles up to {@link #LONGEST_PAUSE};
 * meanwhile {@link #faultText()} says why. {@link #latest()} never waits and is safe from any
 * thread.
 */
public final class GrabbingCamera implements CameraSource {
  static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final Duration NETWORK_PATIENCE = Duration.ofSeconds(5);

  /**
   * The last picture of a looped video lasts this long, and a video of one picture does not spin.
   */
  private static final Duration LOOP_PAUSE = Duration.ofMillis(33);

  private static final long CLOSE_MILLIS = 2000;

  private final String name;
  private final String label;
  private final boolean live;
  private final boolean loop;
  private final FrameReader.Opener opener;
  private final Clock clock;
  private final Thread thread;
  private final AtomicReference<@Nullable CameraFrame> newest = new AtomicReference<>();
  private final CompletableFuture<Image> first = new CompletableFuture<>();
  private volatile String fault = "no picture yet";
  private volatile boolean closed;

  private GrabbingCamera(String name, VideoInput input, FrameReader.Opener opener, Clock clock) {
    this.name = name;
    this.label = input.label();
    this.live = input.isLive();
    this.loop = input instanceof VideoInput.VideoFile file && file.loop();
    this.opener = opener;
    this.clock = clock;
    this.thread = new Thread(this::grab, "camera-" + name);
    thread.setDaemon(true);
  }

  /**
   * Opens a camera and waits for its first picture.
   *
   * @param width of the pictures, with {@code height}; 0 for the input's own
   * @param clock what pictures are stamped with, and what a video file runs by
   * @param startTimeout how long the first picture may take
   * @throws CameraUnavailableException naming the device, if none comes
   */
  public static GrabbingCamera open(
      String name, VideoInput input, int width, int height, Clock clock, Duration startTimeout) {
    FrameSize size = width == 0 || height == 0 ? null : new FrameSize(width, height);
    FrameReader.Opener opener = () -> FfmpegReader.open(input, size, NETWORK_PATIENCE);
    return open(name, input, opener, clock, startTimeout);
  }

  static GrabbingCamera open(
      String name,
      VideoInput input,
      FrameReader.Opener opener,
      Clock clock,
      Duration startTimeout) {
    GrabbingCamera camera = new GrabbingCamera(name, input, opener, clock);
    camera.thread.start();
    try {
      camera.first.get(startTimeout.toMillis(), TimeUnit.MILLISECONDS);
      return camera;
    } catch (TimeoutException e) {
      camera.close();
      throw camera.unavailable("no picture within " + startTimeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      camera.close();
      throw camera.unavailable(reason(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      camera.close();
      Thread.currentThread().interrupt();
      throw camera.unavailable("interrupted while waiting for the first picture", e);
    }
  }

  private CameraUnavailableException unavailable(String why, @Nullable Throwable cause) {
    return new CameraUnavailableException("camera '" + name + "' (" + label + "): " + why, cause);
  }

  @Override
  public CameraSpec spec() {
    Image image = first.join();
    return new CameraSpec(name, image.width(), image.height());
  }

  @Override
  public Optional<CameraFrame> latest() {
    return Optional.ofNullable(newest.get());
  }

  @Override
  public String faultText() {
    return fault;
  }

  /** Stops the thread; waits for it for at most two seconds, as FFmpeg cannot be interrupted. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void grab() {
    Duration pause = SHORTEST_PAUSE;
    try {
      while (!closed) {
        boolean worked = readToEnd();
        if (!live && !(loop && worked)) {
          return;
        }
        if (!live) {
          clock.sleepUntil(clock.nanos() + LOOP_PAUSE.toNanos());
        } else {
          pause = worked ? SHORTEST_PAUSE : pause;
          clock.sleepUntil(clock.nanos() + pause.toNanos());
          pause = longer(pause);
        }
      }
    } catch (InterruptedException e) {
      if (!closed) {
        fault = "camera '" + name + "': interrupted";
      }
    } finally {
      first.completeExceptionally(new IOException(fault));
    }
  }

  /** Reads the input from its start until it ends or breaks off; whether any picture came. */
  private boolean readToEnd() throws InterruptedException {
    boolean worked = false;
    try (FrameReader reader = opener.open()) {
      long begun = clock.nanos();
      FrameReader.TimedImage next;
      while (!closed && (next = reader.next()) != null) {
        long stamp = live ? clock.nanos() : begun + next.dueNanos();
        clock.sleepUntil(stamp);
        worked |= publish(stamp, next.image());
      }
      fault = live ? "the stream ended; opening it anew" : loop ? "" : "the video has ended";
    } catch (IOException | RuntimeException e) {
      fault = reason(e);
      first.completeExceptionally(e);
    }
    return worked;
  }

  private boolean publish(long stampNanos, Image image) {
    Image wanted = first.getNow(image);
    if (image.width() != wanted.width() || image.height() != wanted.height()) {
      fault =
          "got a picture of "
              + image.width()
              + "x"
              + image.height()
              + ", wanted "
              + wanted.width()
              + "x"
              + wanted.height()
              + " as before; restart to take the new size";
      return false;
    }
    newest.set(new CameraFrame(name, stampNanos, image));
    fault = "";
    first.complete(image);
    return true;
  }

  private static String reason(@Nullable Throwable failure) {
    return failure == null || failure.getMessage() == null
        ? String.valueOf(failure)
        : failure.getMessage();
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
