package dev.ergon.core.robot.link;

import dev.ergon.core.robot.LatestValues;
import dev.ergon.core.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Puts together what a link tells of the joints, in the model's order: a message may hold some of
 * them. The whole is as old as its oldest part, and is there once every joint was heard of. The
 * link's threads write; control reads {@link #states()}.
 */
final class MeasuredJoints implements StateInbox {
  private static final double SECONDS = 1e-9;
  private static final long NEVER = Long.MIN_VALUE;

  private final JointMap joints;
  private final Clock host;
  private final LatestValues states;
  private final double[] position;
  private final double[] velocity;
  private final double[] effort;
  private final long[] stamps;
  private final CountDownLatch complete = new CountDownLatch(1);
  private long published = NEVER;
  private long intervalNanos = Long.MAX_VALUE;
  private volatile long arrivedNanos;
  private volatile String down = "";

  /**
   * @param host by which patience is counted
   */
  MeasuredJoints(JointMap joints, Clock host) {
    this.joints = joints;
    this.host = host;
    int count = joints.size();
    states = new LatestValues(3 * count);
    position = new double[count];
    velocity = new double[count];
    effort = new double[count];
    stamps = new long[count];
    Arrays.fill(stamps, NEVER);
  }

  /** Positions, velocities, efforts; read by one thread. */
  LatestValues states() {
    return states;
  }

  /** Why the link is down; empty while it is up. */
  String downReason() {
    return down;
  }

  @Override
  public void down(String reason) {
    down = reason;
  }

  @Override
  public synchronized void state(
      long stampNanos,
      List<String> names,
      double[] newPosition,
      double[] newVelocity,
      double[] newEffort) {
    int count = Math.min(names.size(), newPosition.length);
    for (int k = 0; k < count; k++) {
      int i = joints.indexOf(names.get(k));
      if (i >= 0 && stampNanos > stamps[i]) {
        double at = joints.fromWire(i, newPosition[k]);
        velocity[i] =
            k < newVelocity.length
                ? joints.rateFromWire(i, newVelocity[k])
                : slope(i, at, stampNanos);
        position[i] = at;
        effort[i] = k < newEffort.length ? newEffort[k] : 0;
        stamps[i] = stampNanos;
      }
    }
    publish();
  }

  /** Where the joints were last, in the model's order. */
  synchronized double[] position() {
    return position.clone();
  }

  /** The stamp of what was published last. */
  synchronized long newestNanos() {
    return published;
  }

  /** When that was, by the host. Real-time safe. */
  long arrivedNanos() {
    return arrivedNanos;
  }

  /**
   * Waits for the state that is due at {@code nowNanos}: as long after the newest as that came
   * after the one before. Gives up where none has come for {@code patienceNanos} of the host's
   * time.
   */
  synchronized void awaitDue(long nowNanos, long patienceNanos) throws InterruptedException {
    long left;
    while (nowNanos - published >= intervalNanos
        && (left = arrivedNanos + patienceNanos - host.nanos()) > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Waits for every joint; answers whether all were heard of in time. */
  boolean awaitComplete(long nanos) throws InterruptedException {
    return complete.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** The wire names of the joints that nothing was heard of. */
  synchronized List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < stamps.length; i++) {
      if (stamps[i] == NEVER) {
        missing.add(joints.wireNames().get(i));
      }
    }
    return missing;
  }

  private double slope(int joint, double at, long stampNanos) {
    return stamps[joint] == NEVER
        ? 0
        : (at - position[joint]) / ((stampNanos - stamps[joint]) * SECONDS);
  }

  private void publish() {
    long oldest = Arrays.stream(stamps).min().orElse(NEVER);
    if (oldest == NEVER || oldest <= published) {
      return;
    }
    double[] values = states.writable();
    System.arraycopy(position, 0, values, 0, position.length);
    System.arraycopy(velocity, 0, values, position.length, position.length);
    System.arraycopy(effort, 0, values, 2 * position.length, position.length);
    states.publish(oldest);
    if (published != NEVER) {
      intervalNanos = oldest - published;
    }
    published = oldest;
    arrivedNanos = host.nanos();
    notifyAll();
    complete.countDown();
  }
}
