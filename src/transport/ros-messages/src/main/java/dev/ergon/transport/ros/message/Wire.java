package dev.ergon.transport.ros.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The two ways in which a message becomes bytes. */
public enum Wire {
  /**
   * ROS 1: little-endian, nothing aligned, strings counted without a terminator.
   *
   * @see <a href="http://wiki.ros.org/msg">ROS wiki, msg</a>
   */
  ROS1,
  /**
   * ROS 2: plain CDR (XCDR version 1) after a header of four bytes that names the byte order.
   * Written little-endian, read in either order.
   *
   * @see <a href="https://www.omg.org/spec/DDS-XTYPES/1.3">DDS-XTypes 1.3, 7.4.1 and 7.6.2</a>
   */
  ROS2;

  private static final int CDR_BIG_ENDIAN = 0;
  private static final int CDR_LITTLE_ENDIAN = 1;
  private static final int CDR_HEADER_BYTES = 4;

  /** CDR pads a payload to a multiple of four. */
  private static final int CDR_MAX_PADDING = 3;

  /**
   * The whole message as bytes.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public byte[] encode(Message message) {
    MessageWriter writer = new MessageWriter(this);
    encode(message, writer);
    return writer.toBytes();
  }

  /**
   * The whole message in {@code writer}, whose earlier content is dropped: for who sends many large
   * messages.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public void encode(Message message, MessageWriter writer) {
    requireOn(message.type());
    writer.begin(this);
    message.write(writer);
  }

  /**
   * The message that {@code payload} holds from its position to its limit. The payload may be
   * anything; what is allocated is bounded by its length.
   *
   * @throws MessageFormatException if it is no message of this type
   */
  public <M extends Message> M decode(MessageType<M> type, ByteBuffer payload) {
    requireOn(type);
    ByteOrder order = this == ROS1 ? ByteOrder.LITTLE_ENDIAN : cdrByteOrder(type, payload);
    int header = this == ROS1 ? 0 : CDR_HEADER_BYTES;
    ByteBuffer body =
        payload.slice(payload.position() + header, payload.remaining() - header).order(order);
    MessageReader reader = new MessageReader(this, type.name(), body);
    M message = type.read(reader);
    int left = body.remaining();
    if (left > (this == ROS1 ? 0 : CDR_MAX_PADDING)) {
      throw reader.error("the message is complete and " + left + " bytes are left");
    }
    return message;
  }

  /** {@link #decode(MessageType, ByteBuffer)} of a whole array. */
  public <M extends Message> M decode(MessageType<M> type, byte[] payload) {
    return decode(type, ByteBuffer.wrap(payload));
  }

  static void putCdrHeader(ByteBuffer target) {
    target.put((byte) 0).put((byte) CDR_LITTLE_ENDIAN).putShort((short) 0);
  }

  static int headerBytes(Wire wire) {
    return wire == ROS1 ? 0 : CDR_HEADER_BYTES;
  }

  private void requireOn(MessageType<?> type) {
    if (!type.wires().contains(this)) {
      throw new IllegalArgumentException(type.name() + " is not a message of " + this);
    }
  }

  private static ByteOrder cdrByteOrder(MessageType<?> type, ByteBuffer payload) {
    if (payload.remaining() < CDR_HEADER_BYTES) {
      throw new MessageFormatException(
          type.name() + ": got " + payload.remaining() + " bytes, wanted a CDR header of 4");
    }
    int at = payload.position();
    int kind = (payload.get(at) & 0xFF) << 8 | payload.get(at + 1) & 0xFF;
    return switch (kind) {
      case CDR_BIG_ENDIAN -> ByteOrder.BIG_ENDIAN;
      case CDR_LITTLE_ENDIAN -> ByteOrder.LITTLE_ENDIAN;
      default ->
          throw new MessageFormatException(
              type.name()
                  + ": got encapsulation 0x%04x, wanted plain CDR (0x0000 or 0x0001)"
                      .formatted(kind));
    };
  }
}
