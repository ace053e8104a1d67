package dev.ergon.launch.mqtt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cancel, stop or reset request as it was sent.
 *
 * @param id the request's own, or that of the instruction to cancel; null if not given
 * @param source who asks, empty if not given
 * @param reason why, empty if not given
 * @param sentAt the sender's clock, or null
 */
record ControlRequest(@Nullable String id, String source, String reason, @Nullable Instant sentAt) {
  /** Who and why, in words. */
  String words(String otherwise) {
    String who = source.isEmpty() ? "" : " (" + source + ")";
    return (reason.isEmpty() ? otherwise : reason) + who;
  }
}
