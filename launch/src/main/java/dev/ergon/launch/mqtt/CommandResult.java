package dev.ergon.launch.mqtt;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.instruction.InstructionState;

/**
 * How a command sent over MQTT ended.
 *
 * @param exit how the process that sent it ends
 * @param id the instruction's or request's
 * @param code the robot's refusal code, empty if there is none
 * @param reason in words, may be empty
 * @param steps policy steps taken
 * @param elapsedSeconds since the robot began
 */
public record CommandResult(
    ExitCode exit,
    String id,
    InstructionState state,
    String code,
    String reason,
    int steps,
    double elapsedSeconds) {

  static CommandResult of(
      String id, InstructionState state, String code, String reason, int steps, double seconds) {
    return new CommandResult(exitOf(state, code), id, state, code, reason, steps, seconds);
  }

  private static ExitCode exitOf(InstructionState state, String code) {
    if (code.equals(RefusalCode.SAFETY_STOP.wire())) {
      return ExitCode.SAFETY_STOP;
    }
    if (state == InstructionState.SUCCEEDED) {
      return ExitCode.DONE;
    }
    boolean robotsOwn =
        code.isEmpty()
            || code.equals(RefusalCode.NOT_ACCEPTED.wire())
            || code.equals(RefusalCode.RESET_REFUSED.wire());
    return robotsOwn ? ExitCode.FAILED : ExitCode.INVALID_INPUT;
  }
}
