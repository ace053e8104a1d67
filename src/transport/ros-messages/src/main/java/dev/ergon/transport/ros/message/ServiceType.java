package dev.ergon.transport.ros.message;

/**
 * The type of a service.
 *
 * @param rosPackage for example {@code std_srvs}
 * @param shortName for example {@code Trigger}
 * @param md5 what ROS 1 compares before a call: 32 hexadecimal digits
 */
public record ServiceType<Q extends Message, P extends Message>(
    String rosPackage,
    String shortName,
    String md5,
    MessageType<Q> request,
    MessageType<P> response) {

  /** ROS 1's name, for example {@code std_srvs/Trigger}. */
  public String name() {
    return rosPackage + "/" + shortName;
  }

  @Override
  public String toString() {
    return name();
  }
}
