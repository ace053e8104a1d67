package dev.ergon.perception.sync;

import dev.ergon.core.geometry.Pose;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes observations from the newest picture of each camera and a joint state. Each part keeps its
 * own stamp; the verdict on their ages comes along. Never waits. Used from one thread.
 */
public final class ObservationSynchroniser {
  private final List<CameraSource> cameras;
  private final SyncLimits limits;
  private final Clock clock;

  /**
   * @param cameras in the order that observations list them
   */
  public ObservationSynchroniser(
      List<? extends CameraSource> cameras, SyncLimits limits, Clock clock) {
    this.cameras = List.copyOf(cameras);
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * The observation now.
   *
   * @param endEffector the tool frame in the base frame, computed from {@code joints}
   */
  public SyncResult observe(JointState joints, Pose endEffector) {
    List<CameraFrame> frames = new ArrayList<>(cameras.size());
    List<SyncFault> missing = new ArrayList<>();
    for (CameraSource camera : cameras) {
      Optional<CameraFrame> frame = camera.latest();
      if (frame.isPresent()) {
        frames.add(frame.get());
      } else {
        missing.add(new SyncFault.Missing(camera.spec().name(), camera.faultText()));
      }
    }
    if (!missing.isEmpty()) {
      return new SyncResult.Incomplete(missing);
    }
    // After the pictures, so that one which arrives meanwhile is not from the future.
    long now = clock.nanos();
    Observation observation = new Observation(now, frames, joints, endEffector);
    List<SyncFault> faults = judge(observation);
    return faults.isEmpty()
        ? new SyncResult.InTime(observation)
        : new SyncResult.Late(observation, faults);
  }

  private List<SyncFault> judge(Observation observation) {
    List<SyncFault> faults = new ArrayList<>();
    long newest = Long.MAX_VALUE;
    long oldest = Long.MIN_VALUE;
    for (CameraFrame frame : observation.frames()) {
      long age = observation.stampNanos() - frame.stampNanos();
      judgeAge("camera '" + frame.camera() + "'", age, limits.maxFrameAgeNanos(), faults);
      newest = Math.min(newest, age);
      oldest = Math.max(oldest, age);
    }
    long jointAge = observation.stampNanos() - observation.joints().stampNanos();
    judgeAge("joint state", jointAge, limits.maxJointAgeNanos(), faults);
    long spread = Math.max(oldest, jointAge) - Math.min(newest, jointAge);
    if (spread > limits.maxSpreadNanos()) {
      faults.add(new SyncFault.Apart(spread, limits.maxSpreadNanos()));
    }
    return faults;
  }

  private void judgeAge(String part, long ageNanos, long limitNanos, List<SyncFault> faults) {
    if (ageNanos > limitNanos) {
      faults.add(new SyncFault.Stale(part, ageNanos, limitNanos));
    } else if (-ageNanos > limits.maxAheadNanos()) {
      faults.add(new SyncFault.FromTheFuture(part, -ageNanos));
    }
  }
}
