package dev.ergon.perception.sync;

import java.util.Locale;

/** What is wrong with the timing of an observation. */
public sealed interface SyncFault {
  /** In words, for logs and reports. */
  String text();

  /** A camera has not given a picture; {@code reason} is its own account, or empty. */
  record Missing(String camera, String reason) implements SyncFault {
    @Override
    public String text() {
      return "camera '" + camera + "': no picture" + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
  }

  /** A part is older than it may be. */
  record Stale(String part, long ageNanos, long limitNanos) implements SyncFault {
    @Override
    public String text() {
      return part + ": got an age of " + millis(ageNanos) + ", limit " + millis(limitNanos);
    }
  }

  /** A part is stamped too much later than now: its clock is not ours. */
  record FromTheFuture(String part, long aheadNanos) implements SyncFault {
    @Override
    public String text() {
      return part + ": stamped " + millis(aheadNanos) + " ahead of now; check its clock";
    }
  }

  /** The parts lie too far apart in time. */
  record Apart(long spreadNanos, long limitNanos) implements SyncFault {
    @Override
    public String text() {
      return "parts lie " + millis(spreadNanos) + " apart, limit " + millis(limitNanos);
    }
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
