package dev.ergon.launch.mqtt;

import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionState;
import org.jspecify.annotations.Nullable;

/**
 * What the robot says about a request.
 *
 * @param request what kind of request: {@code instruction}, {@code cancel}, {@code estop}, {@code
 *     reset}
 * @param id the request's, or null if it could not be read
 * @param state where it stands; for cancel, estop and reset SUCCEEDED or REJECTED
 * @param code why it was refused or stopped, or null
 * @param reason in words; empty where the state says it all
 * @param stampNanos on the robot's clock
 */
record Reply(
    String request,
    @Nullable String id,
    InstructionState state,
    @Nullable RefusalCode code,
    String reason,
    long stampNanos,
    int steps,
    long elapsedNanos) {

  static Reply about(InstructionEvent event, @Nullable RefusalCode code) {
    return new Reply(
        "instruction",
        event.instructionId(),
        event.state(),
        code,
        event.reason(),
        event.stampNanos(),
        event.steps(),
        event.elapsedNanos());
  }

  static Reply refusal(String request, RefusedException why, long stampNanos) {
    return new Reply(
        request, why.id(), InstructionState.REJECTED, why.code(), why.reason(), stampNanos, 0, 0);
  }

  static Reply done(String request, @Nullable String id, String reason, long stampNanos) {
    return new Reply(request, id, InstructionState.SUCCEEDED, null, reason, stampNanos, 0, 0);
  }

  /** Whether it tells how an instruction that had been accepted ended. */
  boolean isResult() {
    return request.equals("instruction") && state.isLast() && state != InstructionState.REJECTED;
  }
}
