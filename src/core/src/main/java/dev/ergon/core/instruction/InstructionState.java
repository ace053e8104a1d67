package dev.ergon.core.instruction;

/** Where an instruction stands. */
public enum InstructionState {
  ACCEPTED(false),
  REJECTED(true),
  RUNNING(false),
  SUCCEEDED(true),
  FAILED(true),
  CANCELLED(true),
  PREEMPTED(true),
  EXPIRED(true);

  private final boolean last;

  InstructionState(boolean last) {
    this.last = last;
  }

  /** Whether nothing follows. */
  public boolean isLast() {
    return last;
  }
}
