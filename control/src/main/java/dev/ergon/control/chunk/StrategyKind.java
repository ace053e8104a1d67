package dev.ergon.control.chunk;

/** How chunks become actions. */
public enum StrategyKind {
  /** The newest chunk, from where the robot is in it. */
  RECEDING_HORIZON
}
