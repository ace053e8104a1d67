package dev.ergon.transport.ros1.internal.tcpros;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageWriter;
import dev.ergon.transport.ros.message.Wire;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Messages as frames. Stateless. */
public final class Frames {
  private Frames() {}

  /**
   * Length and content of {@code message}.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public static byte[] of(Message message) {
    MessageWriter writer = new MessageWriter(Wire.ROS1);
    Wire.ROS1.encode(message, writer);
    ByteBuffer frame =
        ByteBuffer.allocate(Integer.BYTES + writer.size()).order(ByteOrder.LITTLE_ENDIAN);
    return frame.putInt(writer.size()).put(writer.written()).array();
  }

  /** Length and content of {@code bytes}. */
  public static byte[] of(byte[] bytes) {
    ByteBuffer frame =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    return frame.putInt(bytes.length).put(bytes).array();
  }
}
