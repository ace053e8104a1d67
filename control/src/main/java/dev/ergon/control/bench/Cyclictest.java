package dev.ergon.control.bench;

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
   * Runs it for {@code seconds}; latencies in ns, those beyond 20 ms in the last bin. Empty where
   * it runs but is refused.
   *
   * @throws IOException if it is not installed
   */
  static Histogram run(int seconds) throws IOException, InterruptedException {
    List<String> line =
        List.of(
            "cyclictest", "-q", "-m", "-p", "80", "-i", "1000", "-D", seconds + "s", "-h",
            Integer.toString(BINS_US));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    Histogram latencies = new Histogram(3);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String row = out.readLine(); row != null; row = out.readLine()) {
        read(row.strip().split("\\s+", -1), latencies);
      }
    }
    int unused = process.waitFor();
    return latencies;
  }

  /** {@code 000035 000042}: a latency in us, and how often; or the count beyond the bins. */
  private static void read(String[] words, Histogram latencies) {
    if (words.length == 2 && words[0].matches("\\d+") && words[1].matches("\\d+")) {
      latencies.recordValueWithCount(
          Long.parseLong(words[0]) * 1000, Long.parseLong(words[1]));
    } else if (words.length == 4 && words[2].equals("Overflows:") && !words[3].matches("0+")) {
      latencies.recordValueWithCount(BINS_US * 1000L, Long.parseLong(words[3]));
    }
  }
}
