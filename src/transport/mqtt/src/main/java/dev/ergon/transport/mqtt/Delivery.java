package dev.ergon.transport.mqtt;

/** What becomes of a message while the broker is out of reach. */
public enum Delivery {
  /**
   * Kept until a broker has acknowledged it, across any number of reconnections, in order. For
   * results and answers. Wants quality 1 or 2.
   */
  DURABLE,
  /** Kept while there is room; the oldest gives way. For telemetry and for what is said again. */
  BEST_EFFORT
}
