package dev.ergon.perception.ros;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.image.Image;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.FollowingClock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A camera behind a topic: the newest picture, for whoever asks.
 *
 * <p>Where the run follows a simulator's clock, pictures have the stamp of their message. Else they
 * have the time of their arrival: the clock of another host is another clock.
 */
public final class TopicCamera implements CameraSource {
  /** How a subscription ends. */
  public interface Subscribed {
    void close();
  }

  /** What the camera's lens is said to be for. */
  private record Lens(long width, long height) {}

  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String name;
  private final String source;
  private final Clock clock;
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile @Nullable CameraFrame newest;
  private volatile String refusal = "";
  private volatile @Nullable Lens lens;
  private @Nullable Subscribed subscription;

  private TopicCamera(String name, String source, Clock clock) {
    this.name = name;
    this.source = source;
    this.clock = clock;
  }

  /**
   * Subscribes, and waits for the first picture, whose size the camera keeps.
   *
   * @param source for messages, for example {@code topic /camera/image_raw}
   * @param subscribe begins to deliver into the inbox it is given
   * @throws HostLacksException naming the topic, if no picture comes in time
   */
  public static TopicCamera open(
      String name,
      String source,
      Clock clock,
      long startTimeoutNanos,
      Function<PictureInbox, Subscribed> subscribe) {
    TopicCamera camera = new TopicCamera(name, source, clock);
    camera.subscription = subscribe.apply(camera.inbox());
    try {
      if (!camera.first.await(startTimeoutNanos, TimeUnit.NANOSECONDS)) {
        camera.close();
        throw new HostLacksException(
            "camera '"
                + name
                + "': no picture from "
                + source
                + " within "
                + startTimeoutNanos / 1_000_000
                + " ms"
                + (camera.refusal.isEmpty() ? "; is it published there?" : ": " + camera.refusal));
      }
    } catch (InterruptedException e) {
      camera.close();
      Thread.currentThread().interrupt();
      throw new HostLacksException("camera '" + name + "': interrupted while waiting for it", e);
    }
    return camera;
  }

  @Override
  public CameraSpec spec() {
    CameraFrame frame = newest;
    if (frame == null) {
      throw new IllegalStateException("camera '" + name + "' was opened without a picture");
    }
    return new CameraSpec(name, frame.image().width(), frame.image().height());
  }

  @Override
  public Optional<CameraFrame> latest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public String faultText() {
    if (!refusal.isEmpty()) {
      return refusal;
    }
    CameraFrame frame = newest;
    long age = frame == null ? 0 : clock.nanos() - frame.stampNanos();
    return age <= SILENCE_NANOS
        ? ""
        : "no picture from " + source + " for " + age / 1_000_000 + " ms";
  }

  @Override
  public void close() {
    Subscribed open = subscription;
    if (open != null) {
      open.close();
    }
  }

  private PictureInbox inbox() {
    return new PictureInbox() {
      @Override
      public void picture(long stampNanos, Image image) {
        take(stampNanos, image);
      }

      @Override
      public void lens(long width, long height) {
        lens = new Lens(width, height);
      }

      @Override
      public void refused(String why) {
        refusal = why;
      }
    };
  }

  private void take(long stampNanos, Image image) {
    Lens told = lens;
    if (told != null && (told.width() != image.width() || told.height() != image.height())) {
      refusal =
          source
              + ": got a picture of "
              + image.width()
              + "x"
              + image.height()
              + ", wanted "
              + told.width()
              + "x"
              + told.height()
              + " as its CameraInfo says";
      return;
    }
    CameraFrame before = newest;
    if (before != null
        && (image.width() != before.image().width() || image.height() != before.image().height())) {
      refusal =
          source
              + ": got a picture of "
              + image.width()
              + "x"
              + image.height()
              + ", wanted "
              + before.image().width()
              + "x"
              + before.image().height()
              + " as before; restart to take the new size";
      return;
    }
    long stamp =
        clock instanceof FollowingClock simulated
            ? simulated.ofSimulator(stampNanos)
            : clock.nanos();
    newest = new CameraFrame(name, stamp, image);
    refusal = "";
    first.countDown();
  }
}
