package dev.ergon.control.bench;

import dev.ergon.core.error.HostLacksException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The floor that a wake-up is held against: Debian's {@code cyclictest} (package rt-tests), one
 * thread at 1 kHz, SCHED_FIFO 80, memory locked, absolute deadlines, written in C.
 */
final class Cyclictest {
  private static final int BINS_US = 20_000;

  private Cyclictest() {}

  /**
   * Runs it for {@code seconds}; latencies in ns, all of those beyond 20 ms as the largest of them.
   * Empty where it runs but is refused.
   *
   * @throws HostLacksException if it is not installed
   */
  static Histogram run(int seconds) throws IOException, InterruptedException {
    List<String> line =
        List.of(
            "cyclictest",
            "-q",
            "-m",
            "-p",
            "80",
            "-i",
            "1000",
            "-D",
            seconds + "s",
            "-h",
            Integer.toString(BINS_US));
    Process process = start(line);
    Histogram latencies = new Histogram(3);
    long largestUs = 0;
    long beyond = 0;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String row = out.readLine(); row != null; row = out.readLine()) {
        if (row.matches("\\d+ \\d+\\s*")) {
          String[] bin = row.strip().split(" ", -1);
          add(latencies, Long.parseLong(bin[0]), Long.parseLong(bin[1]));
        } else if (row.startsWith("# Max Latencies: ")) {
          largestUs = lastNumber(row);
        } else if (row.startsWith("# Histogram Overflows: ")) {
          beyond = lastNumber(row);
        }
      }
    }
    int unused = process.waitFor();
    add(latencies, largestUs, beyond);
    return latencies;
  }

  private static Process start(List<String> line) {
    try {
      return new ProcessBuilder(line).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new HostLacksException(
          "cyclictest: cannot be run; install it, for example: apt-get install rt-tests", e);
    }
  }

  private static void add(Histogram latencies, long micros, long count) {
    if (count > 0) {
      latencies.recordValueWithCount(micros * 1000, count);
    }
  }

  private static long lastNumber(String row) {
    return Long.parseLong(row.substring(row.lastIndexOf(' ') + 1));
  }
}
