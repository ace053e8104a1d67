package dev.ergon.transport.ros.message;

import java.util.Set;
import java.util.function.Function;

/**
 * The type of a message, as both ROS versions know it.
 *
 * @param rosPackage for example {@code sensor_msgs}
 * @param shortName for example {@code JointState}
 * @param md5 what ROS 1 compares before two nodes talk: 32 hexadecimal digits
 * @param definition the text of the definition and of all it uses, as ROS 1 sends it and bags keep
 *     it
 * @param wires the ROS versions that have it
 * @param reader reads the fields of one
 */
public record MessageType<M extends Message>(
    String rosPackage,
    String shortName,
    String md5,
    String definition,
    Set<Wire> wires,
    Function<MessageReader, M> reader) {

  public MessageType {
    wires = Set.copyOf(wires);
  }

  /** ROS 1's name, for example {@code sensor_msgs/JointState}. */
  public String name() {
    return rosPackage + "/" + shortName;
  }

  /** ROS 2's name, for example {@code sensor_msgs/msg/JointState}. */
  public String ros2Name() {
    return rosPackage + "/msg/" + shortName;
  }

  /** The name under DDS, for example {@code sensor_msgs::msg::dds_::JointState_}. */
  public String ddsName() {
    return rosPackage + "::msg::dds_::" + shortName + "_";
  }

  /**
   * Reads the fields of one.
   *
   * @throws MessageFormatException if what follows is none
   */
  public M read(MessageReader in) {
    return reader.apply(in);
  }

  @Override
  public String toString() {
    return name();
  }
}
