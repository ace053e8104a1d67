package dev.ergon.core.supervision;

/**
 * What control does and why. Sent on every change.
 *
 * @param state what it does, in lower case: for example {@code running}, {@code estopped}
 * @param status why, in lower case: for example {@code ok}, {@code held_policy_late}
 * @param latched whether only a reset leads on
 * @param instructionId the instruction in force; empty if there is none
 */
public record ControlReport(
    long stampNanos, String state, String status, boolean latched, String instructionId) {
  public ControlReport {
    requireName("state", state);
    requireName("status", status);
    if (!instructionId.matches("[\\x21-\\x7E]{0,128}")) {
      throw new IllegalArgumentException(
          "control report instruction id: wanted up to 128 visible ASCII characters");
    }
  }

  private static void requireName(String what, String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
      throw new IllegalArgumentException(
          "control report "
              + what
              + ": got "
              + name.length()
              + " characters, wanted 1..64 lower-case letters, digits or _");
    }
  }
}
