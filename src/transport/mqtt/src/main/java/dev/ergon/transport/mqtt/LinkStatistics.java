package dev.ergon.transport.mqtt;

/**
 * Counts since the link was made.
 *
 * @param connections successful ones
 * @param sent messages that the broker took
 * @param received messages delivered to a handler
 * @param inboundDropped received, but too large or too many
 * @param outboundDropped best-effort messages that gave way, and durable ones for which there was
 *     no room
 * @param refused messages that the broker took back with an error
 */
public record LinkStatistics(
    long connections,
    long sent,
    long received,
    long inboundDropped,
    long outboundDropped,
    long refused) {}
