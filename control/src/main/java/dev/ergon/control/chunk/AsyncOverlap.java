package dev.ergon.control.chunk;

/**
 * Runs the old chunk on while the next is being computed, and mixes the two where they overlap with
 * fixed weights, as LeRobot's asynchronous client does (0.3 old, 0.7 new by default). The new chunk
 * says how far the queue goes: what the old one said beyond it is dropped.
 */
final class AsyncOverlap extends OverlappingStrategy {
  private final double newShare;

  AsyncOverlap(ActionLayout layout, double oldWeight, boolean binaryGripper) {
    super(layout, binaryGripper);
    newShare = 1 - oldWeight;
  }

  @Override
  double newShare(PreparedChunk chunk, int ahead, int row, int frozen, int end) {
    return newShare;
  }
}
