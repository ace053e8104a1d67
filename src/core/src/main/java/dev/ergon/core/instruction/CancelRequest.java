package dev.ergon.core.instruction;

/**
 * A request to drop a waiting or running instruction.
 *
 * @param instructionId 1..128 visible ASCII characters
 * @param reason in words, up to {@value Instruction#MAX_TEXT} characters; may be empty
 */
public record CancelRequest(String instructionId, String reason) {
  public CancelRequest {
    if (!instructionId.matches("[\\x21-\\x7E]{1,128}")) {
      throw new IllegalArgumentException("instruction id: wanted 1..128 visible ASCII characters");
    }
    if (reason.length() > Instruction.MAX_TEXT) {
      throw new IllegalArgumentException(
          "cancel reason: got "
              + reason.length()
              + " characters, wanted at most "
              + Instruction.MAX_TEXT);
    }
  }
}
