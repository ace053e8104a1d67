package dev.ergon.control.log;

import java.nio.file.Path;

/**
 * What a run says of its command log.
 *
 * @param file where it is
 * @param cycles how many cycles stand in it
 * @param lost how many cycles and chunks do not, because the disk did not keep up
 * @param stopped why it ended before its run; empty where it did not
 */
public record LogReport(Path file, long cycles, long lost, String stopped) {
  /** On one line. */
  public String line() {
    String trouble =
        (lost == 0 ? "" : ", " + lost + " lost") + (stopped.isEmpty() ? "" : ", " + stopped);
    return "command log: " + file + ", " + cycles + " cycles" + trouble;
  }
}
