package dev.ergon.control.chunk;

import dev.ergon.control.kinematics.So3;
import java.util.Arrays;

/**
 * How steps add up: positions and joints by sums, rotations by products in the base frame. Of a
 * motion only what the layout gives as steps is read or written; an absolute goal is not touched. A
 * way is where steps lead from nowhere, and a pose is a way too. Owned by the control thread.
 * Real-time safe.
 */
final class Steps {
  private final int width;

  /** The sums: columns 0 to {@code plain}. */
  private final int plain;

  /** Whether columns 3 to 6 are a rotation that is a step. */
  private final boolean turns;

  private final double[] a = new double[4];
  private final double[] b = new double[4];
  private final double[] product = new double[4];
  private final double[] vector = new double[3];

  Steps(ActionLayout layout) {
    width = layout.motionWidth();
    boolean tool = layout.motion() == ActionLayout.Motion.TOOL;
    boolean joints = layout.motion() == ActionLayout.Motion.JOINT;
    turns = tool && layout.rotationIsStep();
    boolean sums = tool && layout.positionIsStep() || joints && layout.jointIsStep();
    plain = !sums ? 0 : tool ? 3 : width;
  }

  double[] newWay() {
    return new double[width];
  }

  /** Back to nowhere. */
  void clear(double[] way) {
    Arrays.fill(way, 0);
    if (turns) {
      way[3] = 1;
    }
  }

  /** Goes on along {@code way} by the step at {@code offset} of {@code values}. */
  void go(double[] way, double[] values, int offset) {
    for (int i = 0; i < plain; i++) {
      way[i] += values[offset + i];
    }
    if (turns) {
      System.arraycopy(values, offset + 3, a, 0, 4);
      turn(way);
    }
  }

  /** Goes on along {@code way} the part {@code share} (0..1) of the step from one to another. */
  void goBetween(double[] way, double[] from, double[] to, double share) {
    for (int i = 0; i < plain; i++) {
      way[i] += share * (to[i] - from[i]);
    }
    if (turns) {
      between(from, to, share);
      turn(way);
    }
  }

  /** Writes the step that leads from the end of one way to the end of another at {@code offset}. */
  void between(double[] from, double[] to, double[] values, int offset) {
    for (int i = 0; i < plain; i++) {
      values[offset + i] = to[i] - from[i];
    }
    if (turns) {
      between(from, to, 1);
      System.arraycopy(a, 0, values, offset + 3, 4);
    }
  }

  /** Writes the one step that leads as far as {@code way} at {@code offset}. */
  void write(double[] way, double[] values, int offset) {
    System.arraycopy(way, 0, values, offset, plain);
    if (turns) {
      System.arraycopy(way, 3, values, offset + 3, 4);
    }
  }

  private void between(double[] from, double[] to, double share) {
    System.arraycopy(from, 3, a, 0, 4);
    System.arraycopy(to, 3, b, 0, 4);
    So3.difference(a, b, vector, 0);
    So3.exp(share * vector[0], share * vector[1], share * vector[2], a);
  }

  /** Turns {@code way} by {@code a}; products drift off the unit sphere one rounding at a time. */
  private void turn(double[] way) {
    System.arraycopy(way, 3, b, 0, 4);
    So3.multiply(a, b, product);
    double norm = 0;
    for (double v : product) {
      norm += v * v;
    }
    norm = Math.sqrt(norm);
    for (int i = 0; i < 4; i++) {
      way[3 + i] = product[i] / norm;
    }
  }
}
