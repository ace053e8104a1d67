package dev.ergon.control.bench;

import dev.ergon.control.log.VerifierReport;
import dev.ergon.control.state.ControlStatus;
import java.io.PrintStream;

/**
 * What one fault led to; times are seconds since the fault itself, NaN where it never came to that.
 *
 * @param noticedS until the arm's status said so
 * @param restS until the arm was at rest
 * @param furtherRad how far the joint that went farthest still went
 * @param status the cause given at rest
 * @param report what the verifier found among the commands
 */
record FaultRow(
    String name,
    double noticedS,
    double restS,
    double furtherRad,
    ControlStatus status,
    VerifierReport report) {
  private static final double PROMISED_REST_S = 0.5;

  static void printHeader(PrintStream out) {
    out.println(
        "fault                        | noticed | at rest | further   | past limits | status");
  }

  void print(PrintStream out) {
    out.printf(
        "%-28s | %s | %s | %5.3f rad | %11d | %s%n",
        name, text(noticedS), text(restS), furtherRad, report.violations(), status);
    report.first().stream().limit(3).forEach(out::println);
  }

  /** Whether the arm was at rest in time, and never past a limit. */
  boolean held() {
    return restS <= PROMISED_REST_S && report.violations() == 0;
  }

  private static String text(double seconds) {
    return Double.isNaN(seconds) ? "  never" : "%5.3f s".formatted(seconds);
  }
}
