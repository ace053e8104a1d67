package dev.ergon.control.trajectory;

/**
 * One axis over time: seven segments of constant jerk from a start state, then the target's
 * constant velocity. Mutable workspace; owned by one thread. Real-time safe.
 */
final class AxisProfile {
  static final int SEGMENTS = 7;

  private final double[] duration = new double[SEGMENTS];
  private final double[] jerk = new double[SEGMENTS];
  private double startPosition;
  private double startVelocity;
  private double startAcceleration;
  private double endPosition;
  private double endVelocity;
  private double total;

  void setStart(double position, double velocity, double acceleration) {
    startPosition = position;
    startVelocity = velocity;
    startAcceleration = acceleration;
  }

  /** Sets segment {@code index}: seconds, and jerk. */
  void setSegment(int index, double seconds, double segmentJerk) {
    duration[index] = seconds;
    jerk[index] = segmentJerk;
  }

  /** Says where the segments lead; call after they are set. */
  void setEnd(double position, double velocity) {
    endPosition = position;
    endVelocity = velocity;
    total = 0;
    for (int i = 0; i < SEGMENTS; i++) {
      total += duration[i];
    }
  }

  /** Seconds from start to end. */
  double duration() {
    return total;
  }

  /** Writes the state {@code seconds} after the start into joint {@code joint} of {@code out}. */
  void sample(double seconds, JointMotion out, int joint) {
    if (seconds >= total) {
      out.set(joint, endPosition + endVelocity * (seconds - total), endVelocity, 0);
      return;
    }
    double p = startPosition;
    double v = startVelocity;
    double a = startAcceleration;
    double left = seconds;
    for (int i = 0; i < SEGMENTS && left > 0; i++) {
      double t = Math.min(left, duration[i]);
      double j = jerk[i];
      p += distanceAt(t, v, a, j);
      v += t * (a + t * j / 2);
      a += t * j;
      left -= t;
    }
    out.set(joint, p, v, a);
  }

  /** Whether the profile stays in {@code lower..upper}, give or take {@code slack}. */
  boolean staysWithin(double lower, double upper, double slack) {
    double p = startPosition;
    double v = startVelocity;
    double a = startAcceleration;
    double least = p;
    double most = p;
    for (int i = 0; i < SEGMENTS; i++) {
      double j = jerk[i];
      double t = duration[i];
      // The velocity's zeros: q / j and 2 v / q with q as below, which does not cancel.
      double discriminant = Math.max(0, a * a - 2 * j * v);
      double q = -(a + Math.copySign(Math.sqrt(discriminant), a));
      double one = distanceAt(within(q / j, t), v, a, j);
      double two = distanceAt(within(2 * v / q, t), v, a, j);
      double end = distanceAt(t, v, a, j);
      least = Math.min(least, p + Math.min(end, Math.min(one, two)));
      most = Math.max(most, p + Math.max(end, Math.max(one, two)));
      p += end;
      v += t * (a + t * j / 2);
      a += t * j;
    }
    return least >= lower - slack && most <= upper + slack;
  }

  private static double within(double time, double end) {
    return time > 0 && time < end ? time : 0;
  }

  private static double distanceAt(double t, double v, double a, double j) {
    return t * (v + t * (a / 2 + t * j / 6));
  }
}
