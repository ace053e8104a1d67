package dev.ergon.transport.mqtt;

import java.time.Duration;

/**
 * What bounds a link's memory and time.
 *
 * @param maxPayloadBytes larger messages are neither sent nor delivered
 * @param inboxMessages received messages that wait for their handler; more are dropped and counted
 * @param durableMessages unsent durable messages that are kept; more are refused
 * @param droppableMessages unsent best-effort messages that are kept; the oldest gives way
 * @param operationTimeout for connecting, subscribing and each acknowledgement
 * @param maxBackoff the longest pause between two attempts to reconnect
 */
public record LinkLimits(
    int maxPayloadBytes,
    int inboxMessages,
    int durableMessages,
    int droppableMessages,
    Duration operationTimeout,
    Duration maxBackoff) {
  public static final LinkLimits DEFAULT =
      new LinkLimits(256 * 1024, 256, 4096, 64, Duration.ofSeconds(5), Duration.ofSeconds(5));

  public LinkLimits {
    requirePositive("maxPayloadBytes", maxPayloadBytes);
    requirePositive("inboxMessages", inboxMessages);
    requirePositive("durableMessages", durableMessages);
    requirePositive("droppableMessages", droppableMessages);
    requirePositive("operationTimeout ms", operationTimeout.toMillis());
    requirePositive("maxBackoff ms", maxBackoff.toMillis());
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": got " + value + ", wanted > 0");
    }
  }
}
