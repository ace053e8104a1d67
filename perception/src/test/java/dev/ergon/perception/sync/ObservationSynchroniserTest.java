package dev.ergon.perception.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.time.ManualClock;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservationSynchroniserTest {
  private static final long NOW = 1_000;
  private static final SyncLimits LIMITS = new SyncLimits(100, 20, 90, 10);
  private static final Pose POSE = Pose.of("base_link", Transform.IDENTITY);

  private final FixedCamera front = new FixedCamera("front");
  private final FixedCamera wrist = new FixedCamera("wrist");
  private final ObservationSynchroniser synchroniser =
      new ObservationSynchroniser(List.of(front, wrist), LIMITS, new ManualClock(NOW));

  @Test
  void everyPartKeepsItsOwnStamp() {
    front.stamp = 950L;
    wrist.stamp = 970L;
    SyncResult.InTime result =
        assertInstanceOf(SyncResult.InTime.class, synchroniser.observe(joints(990), POSE));
    Observation observation = result.observation();
    assertEquals(NOW, observation.stampNanos());
    assertEquals(950, observation.frames().get(0).stampNanos());
    assertEquals(970, observation.frames().get(1).stampNanos());
    assertEquals(10, observation.jointAgeNanos());
  }

  @Test
  void cameraWithoutAPictureMakesItIncompleteAndSaysWhy() {
    front.stamp = 950L;
    SyncResult.Incomplete result =
        assertInstanceOf(SyncResult.Incomplete.class, synchroniser.observe(joints(990), POSE));
    assertEquals(List.of(new SyncFault.Missing("wrist", "unplugged")), result.faults());
    assertEquals("camera 'wrist': no picture (unplugged)", result.faults().get(0).text());
  }

  @Test
  void oldJointStateIsLateThoughThePicturesAreFresh() {
    front.stamp = 999L;
    wrist.stamp = 999L;
    SyncResult result = synchroniser.observe(joints(979), POSE);
    assertEquals(List.of(new SyncFault.Stale("joint state", 21, 20)), result.faults());
  }

  @Test
  void partsFarApartAreLateThoughEachIsRecentEnough() {
    front.stamp = 905L;
    wrist.stamp = 1_000L;
    SyncResult result = synchroniser.observe(joints(1_000), POSE);
    assertEquals(List.of(new SyncFault.Apart(95, 90)), result.faults());
  }

  @Test
  void partsAFrameAheadOfTheClockAreNew() {
    front.stamp = 1_010L;
    wrist.stamp = 1_000L;
    SyncResult.InTime result =
        assertInstanceOf(SyncResult.InTime.class, synchroniser.observe(joints(1_007), POSE));
    assertEquals(0, result.observation().ageNanos());
  }

  @Test
  void stampFromTheFutureIsAFault() {
    front.stamp = 1_011L;
    wrist.stamp = 1_000L;
    SyncResult result = synchroniser.observe(joints(1_015), POSE);
    assertEquals(
        List.of(
            new SyncFault.FromTheFuture("camera 'front'", 11),
            new SyncFault.FromTheFuture("joint state", 15)),
        result.faults());
  }

  @Property
  void inTimeExactlyWhenNoLimitIsBroken(
      @ForAll @LongRange(min = 850, max = 1_020) long frontStamp,
      @ForAll @LongRange(min = 850, max = 1_020) long wristStamp,
      @ForAll @LongRange(min = 850, max = 1_020) long jointStamp) {
    front.stamp = frontStamp;
    wrist.stamp = wristStamp;
    long oldest = Math.min(jointStamp, Math.min(frontStamp, wristStamp));
    long newest = Math.max(jointStamp, Math.max(frontStamp, wristStamp));
    boolean wanted =
        NOW - frontStamp <= 100
            && NOW - wristStamp <= 100
            && NOW - jointStamp <= 20
            && newest - oldest <= 90
            && newest - NOW <= 10;
    SyncResult result = synchroniser.observe(joints(jointStamp), POSE);
    assertEquals(wanted, result instanceof SyncResult.InTime);
    assertEquals(wanted, result.faults().isEmpty());
  }

  private static JointState joints(long stamp) {
    return new JointState(stamp, List.of("j1"), new double[1], new double[1], new double[1]);
  }

  /** A camera that shows what the test says. */
  private static final class FixedCamera implements CameraSource {
    private final CameraSpec spec;
    private @Nullable Long stamp;

    FixedCamera(String name) {
      spec = new CameraSpec(name, 1, 1);
    }

    @Override
    public CameraSpec spec() {
      return spec;
    }

    @Override
    public Optional<CameraFrame> latest() {
      Image dot = Image.adopt(1, 1, PixelFormat.MONO8, new byte[1]);
      return Optional.ofNullable(stamp).map(s -> new CameraFrame(spec.name(), s, dot));
    }

    @Override
    public String faultText() {
      return stamp == null ? "unplugged" : "";
    }

    @Override
    public void close() {}
  }
}
