package dev.ergon.transport.ros2;

/**
 * What a publisher offers, or a subscription asks for. Two match only if the publisher offers at
 * least what is asked: a best-effort publisher does not serve a reliable subscription, a volatile
 * one does not serve a transient-local one.
 *
 * @param depth how many messages are kept for a slow reader, at least 1; the oldest goes first
 * @see <a href="https://design.ros2.org/articles/qos.html">ROS 2 design, quality of service</a>
 */
public record QosProfile(Reliability reliability, Durability durability, int depth) {
  /** What happens to a message that is lost on the way. */
  public enum Reliability {
    /** It is lost. */
    BEST_EFFORT,
    /** It is sent again. */
    RELIABLE
  }

  /** What a subscription that comes late gets to see. */
  public enum Durability {
    /** What is sent from then on. */
    VOLATILE,
    /** What the publisher has kept, too: ROS 1 calls it latched. */
    TRANSIENT_LOCAL
  }

  /** What ROS 2 nodes use unless told otherwise. */
  public static final QosProfile DEFAULT =
      new QosProfile(Reliability.RELIABLE, Durability.VOLATILE, 10);

  /** For sensors: a subscription with it matches every publisher. */
  public static final QosProfile SENSOR_DATA =
      new QosProfile(Reliability.BEST_EFFORT, Durability.VOLATILE, 5);

  /** For {@code /clock}. */
  public static final QosProfile CLOCK =
      new QosProfile(Reliability.BEST_EFFORT, Durability.VOLATILE, 1);

  /** For what is said once: {@code /robot_description}, {@code /tf_static}. */
  public static final QosProfile LATCHED =
      new QosProfile(Reliability.RELIABLE, Durability.TRANSIENT_LOCAL, 1);

  public QosProfile {
    if (depth < 1 || depth > 10_000) {
      throw new IllegalArgumentException("QoS depth: got " + depth + ", wanted 1..10000");
    }
  }
}
