package dev.ergon.transport.ros2.internal;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageFormatException;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.MessageWriter;
import dev.ergon.transport.ros.message.Wire;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import us.ihmc.pubsub.common.SampleInfo;

/** What passes between Fast DDS and one endpoint; used again for every message. One thread. */
final class Sample<M extends Message> {
  private final MessageType<M> type;
  private final MessageWriter writer = new MessageWriter(Wire.ROS2);
  private final SampleInfo info = new SampleInfo();
  private @Nullable M message;
  private @Nullable MessageFormatException refusal;

  Sample(MessageType<M> type) {
    this.type = type;
  }

  /** Where Fast DDS says how long the message is, before it hands over the bytes. */
  SampleInfo info() {
    return info;
  }

  /** Makes the bytes of {@code outgoing} ready. */
  int encode(M outgoing) {
    Wire.ROS2.encode(outgoing, writer);
    return writer.size();
  }

  void copyTo(ByteBuffer payload) {
    payload.put(writer.written());
  }

  /** Takes the bytes of an incoming message, or why they are none. */
  void take(ByteBuffer payload) {
    message = null;
    refusal = null;
    try {
      message = Wire.ROS2.decode(type, payload);
    } catch (MessageFormatException e) {
      refusal = e;
    }
  }

  @Nullable M message() {
    return message;
  }

  @Nullable MessageFormatException refusal() {
    return refusal;
  }
}
