package dev.ergon.perception.language;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionState;
import java.util.Optional;

/**
 * The instruction that its runner is carrying out. The runner asks {@link #shouldStop()} once per
 * policy step and calls {@link #finish} exactly once; {@link #close()} makes sure of it. Takes the
 * queue's lock for an instant: for the policy's thread, not for the control loop.
 *
 * <pre>{@code
 * try (RunningInstruction running = taken) {
 *   while (!running.shouldStop() && !done) { step(); }
 *   running.finish(SUCCEEDED, "", steps);
 * }
 * }</pre>
 */
public final class RunningInstruction implements AutoCloseable {
  private final InstructionQueue queue;
  private final Entry entry;

  RunningInstruction(InstructionQueue queue, Entry entry) {
    this.queue = queue;
    this.entry = entry;
  }

  public Instruction instruction() {
    return entry.instruction;
  }

  /** Whether it was cancelled, has to give way, or is past its deadline. */
  public boolean shouldStop() {
    return queue.stopRequest(entry).isPresent();
  }

  /** Why it should stop; empty while it may go on. Once present, it stays the same. */
  public Optional<StopRequest> stopRequest() {
    return queue.stopRequest(entry);
  }

  /**
   * Says how it ended; whoever sent it hears that before this returns.
   *
   * @param state one that is last, and not REJECTED
   * @param reason in words; empty where the state says it all
   * @param steps policy steps taken, >= 0
   * @throws IllegalStateException if it has ended already
   */
  public void finish(InstructionState state, String reason, int steps) {
    if (!state.isLast() || state == InstructionState.REJECTED || steps < 0) {
      throw new IllegalArgumentException(
          "instruction %s: got %s after %d steps, wanted a last state other than REJECTED, >= 0"
              .formatted(entry.instruction.id(), state, steps));
    }
    queue.finish(entry, state, reason, steps);
  }

  /** Ends it as FAILED if nobody has said how it ended. */
  @Override
  public void close() {
    queue.finishIfRunning(entry, "its runner ended without a result");
  }
}
