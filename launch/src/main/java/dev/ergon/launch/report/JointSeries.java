package dev.ergon.launch.report;

import dev.ergon.core.robot.JointState;

/**
 * Joint positions and velocities over an episode. Holds at most {@link #CAPACITY} points: when
 * full, every second one goes and from then on every second is taken, so that an episode of any
 * length keeps its shape.
 */
final class JointSeries {
  static final int CAPACITY = 400;

  private final int joints;
  private final double[] seconds = new double[CAPACITY];
  private final double[][] position;
  private final double[][] velocity;
  private long startNanos;
  private long offered;
  private int stride = 1;
  private int size;

  JointSeries(int joints) {
    this.joints = joints;
    position = new double[joints][CAPACITY];
    velocity = new double[joints][CAPACITY];
  }

  void add(long stampNanos, JointState state) {
    if (offered == 0) {
      startNanos = stampNanos;
    }
    if (offered++ % stride != 0) {
      return;
    }
    if (size == CAPACITY) {
      thin();
    }
    seconds[size] = (stampNanos - startNanos) / 1e9;
    for (int joint = 0; joint < joints; joint++) {
      position[joint][size] = state.position(joint);
      velocity[joint][size] = state.velocity(joint);
    }
    size++;
  }

  int size() {
    return size;
  }

  /** Seconds since the episode's first point. */
  double seconds(int point) {
    return seconds[point];
  }

  double position(int joint, int point) {
    return position[joint][point];
  }

  double velocity(int joint, int point) {
    return velocity[joint][point];
  }

  private void thin() {
    stride *= 2;
    size = CAPACITY / 2;
    for (int i = 0; i < size; i++) {
      seconds[i] = seconds[2 * i];
      for (int joint = 0; joint < joints; joint++) {
        position[joint][i] = position[joint][2 * i];
        velocity[joint][i] = velocity[joint][2 * i];
      }
    }
  }
}
