package dev.ergon.control.chunk;

import dev.ergon.control.kinematics.So3;

/**
 * Mixes what waits in a queue with a new chunk, row by row: absolute positions and joints along the
 * straight line between them, absolute rotations along the geodesic on SO(3). Steps are mixed by
 * where they lead, not by themselves: after each row the arm shall be between where the old rows
 * and where the new ones would have taken it, which is what the same two chunks would come to if
 * they were given as absolute goals. A binary gripper is open or closed and nothing between: the
 * newer row decides; so it does about terminate. Owned by the control thread. Real-time safe.
 */
final class RowBlend {
  private final ActionLayout layout;
  private final boolean binaryGripper;
  private final Steps steps;
  private final double[] oldWay;
  private final double[] newWay;
  private final double[] mixedWay;
  private final double[] goal;
  private final double[] mixed;
  private final double[] from = new double[4];
  private final double[] to = new double[4];
  private final double[] turn = new double[4];
  private final double[] vector = new double[3];
  private boolean apart;

  RowBlend(ActionLayout layout, boolean binaryGripper) {
    this.layout = layout;
    this.binaryGripper = binaryGripper;
    steps = new Steps(layout);
    oldWay = steps.newWay();
    newWay = steps.newWay();
    mixedWay = steps.newWay();
    goal = steps.newWay();
    mixed = new double[layout.width()];
  }

  /** A new chunk comes; its rows follow in order. */
  void begin() {
    steps.clear(oldWay);
    steps.clear(newWay);
    steps.clear(mixedWay);
    apart = false;
  }

  /** Moves row {@code ahead} of {@code queue} the part {@code share} (0..1) of the way to a row. */
  void mix(RowQueue queue, int ahead, PreparedChunk chunk, int row, double share) {
    queue.read(ahead, mixed);
    mixSteps(chunk, row, share);
    mixGoals(chunk, row, share);
    int gripper = layout.gripperIndex();
    double newer = chunk.value(row, gripper);
    mixed[gripper] = binaryGripper ? newer : mixed[gripper] + share * (newer - mixed[gripper]);
    mixed[layout.terminateIndex()] = chunk.value(row, layout.terminateIndex());
    queue.write(ahead, mixed);
  }

  /**
   * Row {@code ahead} of {@code queue} is the first that the new chunk alone speaks of: it leads
   * from where the mixed rows end to where the new chunk wants the arm to be after it.
   */
  void joinUp(RowQueue queue, int ahead) {
    if (apart) {
      queue.read(ahead, mixed);
      steps.go(newWay, mixed, 0);
      steps.between(mixedWay, newWay, mixed, 0);
      queue.write(ahead, mixed);
      apart = false;
    }
  }

  private void mixSteps(PreparedChunk chunk, int row, double share) {
    steps.go(oldWay, mixed, 0);
    steps.go(newWay, chunk.values, row * chunk.width);
    System.arraycopy(oldWay, 0, goal, 0, goal.length);
    steps.goBetween(goal, oldWay, newWay, share);
    steps.between(mixedWay, goal, mixed, 0);
    System.arraycopy(goal, 0, mixedWay, 0, goal.length);
    apart = true;
  }

  private void mixGoals(PreparedChunk chunk, int row, double share) {
    boolean tool = layout.motion() == ActionLayout.Motion.TOOL;
    boolean isStep = tool ? layout.positionIsStep() : layout.jointIsStep();
    int plain = isStep ? 0 : tool ? 3 : layout.motionWidth();
    for (int i = 0; i < plain; i++) {
      mixed[i] += share * (chunk.value(row, i) - mixed[i]);
    }
    if (tool && !layout.rotationIsStep()) {
      mixRotation(chunk, row, share);
    }
  }

  private void mixRotation(PreparedChunk chunk, int row, double share) {
    for (int i = 0; i < 4; i++) {
      from[i] = mixed[3 + i];
      to[i] = chunk.value(row, 3 + i);
    }
    So3.difference(from, to, vector, 0);
    So3.exp(share * vector[0], share * vector[1], share * vector[2], turn);
    So3.multiply(turn, from, to);
    double norm = Math.sqrt(to[0] * to[0] + to[1] * to[1] + to[2] * to[2] + to[3] * to[3]);
    for (int i = 0; i < 4; i++) {
      mixed[3 + i] = to[i] / norm;
    }
  }
}
