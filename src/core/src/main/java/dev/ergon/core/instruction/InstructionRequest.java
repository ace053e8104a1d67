package dev.ergon.core.instruction;

/**
 * An instruction as it comes from outside, where nobody knows the robot's clock.
 *
 * @param id unique among recent requests; 1..128 visible ASCII characters
 * @param text as {@link Instruction#text()}
 * @param priority as {@link Instruction#priority()}
 * @param timeoutNanos how long after its arrival it is still worth doing, > 0; {@link
 *     Instruction#NO_DEADLINE} if it always is
 */
public record InstructionRequest(String id, String text, int priority, long timeoutNanos) {
  public InstructionRequest {
    text = new Instruction(id, text, "", 0, Instruction.NO_DEADLINE, priority).text();
    if (timeoutNanos <= 0) {
      throw new IllegalArgumentException(
          "instruction timeout: got " + timeoutNanos + " ns, wanted > 0");
    }
  }

  /** The instruction, received from {@code source} at {@code receivedNanos}. */
  public Instruction received(String source, long receivedNanos) {
    long deadlineNanos = receivedNanos + timeoutNanos;
    boolean endless = timeoutNanos == Instruction.NO_DEADLINE || deadlineNanos < receivedNanos;
    return new Instruction(
        id,
        text,
        source,
        receivedNanos,
        endless ? Instruction.NO_DEADLINE : deadlineNanos,
        priority);
  }
}
