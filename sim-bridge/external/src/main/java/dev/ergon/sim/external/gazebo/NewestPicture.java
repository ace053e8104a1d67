package dev.ergon.sim.external.gazebo;

import dev.ergon.core.image.Image;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.time.FollowingClock;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The newest picture of a topic, and why there is no newer one. All are of the first one's size.
 * Written by the node's thread, read by any.
 */
final class NewestPicture {
  private final String camera;
  private final FollowingClock clock;
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile @Nullable CameraFrame newest;
  private volatile String fault = "no picture has come yet";

  NewestPicture(String camera, FollowingClock clock) {
    this.camera = camera;
    this.clock = clock;
  }

  void take(GzMessagesProto.Image message) {
    try {
      Image image = Pixels.image(message);
      CameraFrame before = newest;
      if (before != null
          && (before.image().width() != image.width()
              || before.image().height() != image.height())) {
        fault = "the size changed to " + image.width() + "x" + image.height();
        return;
      }
      newest = new CameraFrame(camera, stamp(message), image);
      fault = "";
      first.countDown();
    } catch (IllegalArgumentException e) {
      fault = String.valueOf(e.getMessage());
    }
  }

  Optional<CameraFrame> frame() {
    return Optional.ofNullable(newest);
  }

  String fault() {
    return fault;
  }

  /** Waits for the first picture; empty if none comes in time. */
  Optional<CameraFrame> awaitFirst(long nanos) throws InterruptedException {
    boolean unused = first.await(nanos, TimeUnit.NANOSECONDS);
    return frame();
  }

  /** When it was taken; now, where the message does not say. */
  private long stamp(GzMessagesProto.Image message) {
    return message.getHeader().hasStamp() && Stamps.isSound(message.getHeader().getStamp())
        ? clock.ofSimulator(Stamps.nanos(message.getHeader().getStamp()))
        : clock.nanos();
  }
}
