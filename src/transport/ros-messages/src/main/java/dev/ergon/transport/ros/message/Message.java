package dev.ergon.transport.ros.message;

/**
 * A ROS message. Every record that is generated from a definition is one:
 *
 * <ul>
 *   <li>a component per field, {@code frame_id} as {@code frameId}; upper case becomes lower;
 *   <li>{@code time} and {@code duration} as {@code long} nanoseconds, with {@code Nanos} at the
 *       end of the name; {@code uint32} as {@code long}, smaller integers as {@code int}; {@code
 *       uint64} as the {@code long} of the same bits;
 *   <li>{@code uint8[]} and its like as {@link Octets}, other numbers as arrays that are copied in
 *       and out ({@code uint16[]}, {@code uint32[]} and {@code uint64[]} as arrays of the same
 *       bits), the rest as immutable lists;
 *   <li>a field that one ROS version lacks is not written there, and is zero or empty when read
 *       from there: the {@code seq} of a header is ROS 1's alone.
 * </ul>
 *
 * <p>Immutable. Its type is in the constant {@code TYPE} of the record.
 */
public interface Message {
  /** What it is an instance of. */
  MessageType<?> type();

  /**
   * Appends its fields.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  void write(MessageWriter out);
}
