package dev.ergon.control.chunk;

import dev.ergon.control.kinematics.So3;

/**
 * Mixes two canonical rows: positions, steps and joints along the straight line between them,
 * rotations along the geodesic on SO(3). A binary gripper is open or closed and nothing between:
 * the newer row decides; so it does about terminate. Owned by the control thread. Real-time safe.
 */
final class RowBlend {
  private final ActionLayout layout;
  private final boolean binaryGripper;
  private final double[] from = new double[4];
  private final double[] to = new double[4];
  private final double[] turn = new double[4];
  private final double[] vector = new double[3];

  RowBlend(ActionLayout layout, boolean binaryGripper) {
    this.layout = layout;
    this.binaryGripper = binaryGripper;
  }

  /** Moves row {@code ahead} of {@code queue} the part {@code share} (0..1) of the way to a row. */
  void mix(RowQueue queue, int ahead, PreparedChunk chunk, int row, double share) {
    int plain = layout.motion() == ActionLayout.Motion.TOOL ? 3 : layout.motionWidth();
    for (int i = 0; i < plain; i++) {
      double old = queue.get(ahead, i);
      queue.set(ahead, i, old + share * (chunk.value(row, i) - old));
    }
    if (layout.motion() == ActionLayout.Motion.TOOL) {
      mixRotation(queue, ahead, chunk, row, share);
    }
    int gripper = layout.gripperIndex();
    double old = queue.get(ahead, gripper);
    double mixed = old + share * (chunk.value(row, gripper) - old);
    queue.set(ahead, gripper, binaryGripper ? chunk.value(row, gripper) : mixed);
    queue.set(ahead, layout.terminateIndex(), chunk.value(row, layout.terminateIndex()));
  }

  private void mixRotation(RowQueue queue, int ahead, PreparedChunk chunk, int row, double share) {
    for (int i = 0; i < 4; i++) {
      from[i] = queue.get(ahead, 3 + i);
      to[i] = chunk.value(row, 3 + i);
    }
    So3.difference(from, to, vector, 0);
    So3.exp(share * vector[0], share * vector[1], share * vector[2], turn);
    So3.multiply(turn, from, to);
    double norm = Math.sqrt(to[0] * to[0] + to[1] * to[1] + to[2] * to[2] + to[3] * to[3]);
    for (int i = 0; i < 4; i++) {
      queue.set(ahead, 3 + i, to[i] / norm);
    }
  }
}
