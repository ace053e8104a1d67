package dev.ergon.transport.ros1;

/**
 * How a publisher treats its subscribers.
 *
 * @param queueSize how many messages may wait for each subscriber; then its oldest goes; > 0
 * @param latch whether a new subscriber gets the last message at once
 */
public record PublisherOptions(int queueSize, boolean latch) {
  public static final PublisherOptions DEFAULT = new PublisherOptions(10, false);
  public static final PublisherOptions LATCHED = new PublisherOptions(10, true);

  public PublisherOptions {
    if (queueSize < 1) {
      throw new IllegalArgumentException("queue size: got " + queueSize + ", wanted > 0");
    }
  }

  /** This with another queue. */
  public PublisherOptions withQueueSize(int size) {
    return new PublisherOptions(size, latch);
  }
}
