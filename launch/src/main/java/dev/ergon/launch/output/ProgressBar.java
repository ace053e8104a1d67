package dev.ergon.launch.output;

import dev.ergon.core.time.Clock;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * One line on a terminal that says how far long work is and how long it will still take. Where the
 * output is no terminal it prints a plain line at every tenth of the way. Used by one thread.
 */
public final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final long REDRAW_NANOS = 100_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private final Clock clock;
  private final String label;
  private final long total;
  private final long startNanos;
  private long lastDrawNanos = Long.MIN_VALUE;
  private long lastTenth;

  /**
   * @param terminal whether {@code out} is a terminal, so that a line can be drawn over
   * @param total the number of units of work, > 0
   */
  public ProgressBar(PrintWriter out, boolean terminal, Clock clock, String label, long total) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.label = label;
    this.total = total;
    this.startNanos = clock.nanos();
  }

  /** Says that {@code done} units are finished, and something about them. */
  public void update(long done, String remark) {
    long now = clock.nanos();
    if (terminal) {
      if (done < total && lastDrawNanos != Long.MIN_VALUE && now - lastDrawNanos < REDRAW_NANOS) {
        return;
      }
      lastDrawNanos = now;
      out.print("\r" + line(done, remark, now) + "\033[K");
      out.flush();
      return;
    }
    long tenth = done * 10 / total;
    if (tenth > lastTenth) {
      lastTenth = tenth;
      out.println(line(done, remark, now));
      out.flush();
    }
  }

  private String line(long done, String remark, long now) {
    int filled = (int) (WIDTH * done / total);
    double elapsed = (now - startNanos) / 1e9;
    String left =
        done == 0
            ? ""
            : String.format(Locale.ROOT, " %s left", duration(elapsed * (total - done) / done));
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %d/%d%s %s",
        label,
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        done,
        total,
        left,
        remark);
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 90 ? whole + " s" : (whole + 30) / 60 + " min";
  }

  /** Ends the line. */
  @Override
  public void close() {
    if (terminal) {
      out.println();
      out.flush();
    }
  }
}
