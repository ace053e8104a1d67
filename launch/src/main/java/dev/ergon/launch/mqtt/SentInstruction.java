package dev.ergon.launch.mqtt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instruction as it was sent over MQTT, before anything of it was checked or filled in.
 *
 * @param id the sender's, or null to be given one
 * @param timeoutNanos how long after its arrival it is worth doing; 0 for ever
 * @param sentAt the sender's clock, or null
 */
record SentInstruction(
    @Nullable String id, String text, int priority, long timeoutNanos, @Nullable Instant sentAt) {}
