package dev.ergon.sim.embedded.task;

/**
 * How an episode ended.
 *
 * @param reason what is missing, in words; empty for a success
 */
public record Verdict(boolean success, String reason) {
  static final Verdict SUCCESS = new Verdict(true, "");

  static Verdict failure(String reason) {
    return new Verdict(false, reason);
  }

  static Verdict of(boolean success, String reasonIfNot) {
    return success ? SUCCESS : failure(reasonIfNot);
  }
}
