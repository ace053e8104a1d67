package dev.ergon.control.trajectory;

/**
 * One axis over time: segments of constant jerk from a start state, then the target's constant
 * velocity. Mutable workspace; owned by one thread. Real-time safe.
 */
final class AxisProfile {
  /** A blend changes its jerk whenever one of two seven-segment profiles does. */
  private static final int MOST_SEGMENTS = 14;

  private final double[] duration = new double[MOST_SEGMENTS];
  private final double[] jerk = new double[MOST_SEGMENTS];
  private int segments;
  private double startPosition;
  private double startVelocity;
  private double startAcceleration;
  private double endPosition;
  private double endVelocity;
  private double total;

  /** Begins anew, without segments. */
  void setStart(double position, double velocity, double acceleration) {
    startPosition = position;
    startVelocity = velocity;
    startAcceleration = acceleration;
    segments = 0;
  }

  /** Adds a segment. */
  void add(double seconds, double segmentJerk) {
    duration[segments] = seconds;
    jerk[segments] = segmentJerk;
    segments++;
  }

  /** Adds the weighted mean of the segments of two profiles that take equally long. */
  void addBlend(AxisProfile one, AxisProfile two, double shareOfOne) {
    int i = 0;
    int k = 0;
    double leftOfOne = one.segments > 0 ? one.duration[0] : 0;
    double leftOfTwo = two.segments > 0 ? two.duration[0] : 0;
    while (i < one.segments && k < two.segments) {
      double step = Math.min(leftOfOne, leftOfTwo);
      if (step > 0) {
        add(step, shareOfOne * one.jerk[i] + (1 - shareOfOne) * two.jerk[k]);
      }
      leftOfOne -= step;
      leftOfTwo -= step;
      if (leftOfOne <= 0) {
        i++;
        leftOfOne = i < one.segments ? one.duration[i] : 0;
      }
      if (leftOfTwo <= 0) {
        k++;
        leftOfTwo = k < two.segments ? two.duration[k] : 0;
      }
    }
  }

  /** Says where the segments lead; call after they are set. */
  void setEnd(double position, double velocity) {
    endPosition = position;
    endVelocity = velocity;
    total = 0;
    for (int i = 0; i < segments; i++) {
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
    for (int i = 0; i < segments && left > 0; i++) {
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
    for (int i = 0; i < segments; i++) {
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
