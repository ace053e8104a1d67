package dev.ergon.transport.ros1.internal.node;

import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros1.internal.tcpros.ConnectionHeader;
import dev.ergon.transport.ros1.internal.tcpros.TcprosException;
import dev.ergon.transport.ros1.name.GraphName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What publisher and subscriber tell each other of their messages, and whether it fits. */
final class MessageHandshake {
  private MessageHandshake() {}

  static ConnectionHeader subscriber(GraphName node, GraphName topic, MessageType<?> type) {
    Map<String, String> fields = common(node, topic, type);
    fields.put("tcp_nodelay", "1");
    return new ConnectionHeader(fields);
  }

  static ConnectionHeader publisher(
      GraphName node, GraphName topic, MessageType<?> type, boolean latch) {
    Map<String, String> fields = common(node, topic, type);
    fields.put("latching", latch ? "1" : "0");
    return new ConnectionHeader(fields);
  }

  /**
   * @throws TcprosException if the peer's messages are others, naming both
   */
  static void requireSame(ConnectionHeader peer, GraphName topic, MessageType<?> type)
      throws TcprosException {
    String sum = peer.required("md5sum");
    String name = peer.get("type");
    boolean sumFits = isAny(sum) || sum.equals(type.md5());
    boolean nameFits = isAny(name) || type.name().equals(name);
    if (!sumFits || !nameFits) {
      throw new TcprosException(
          "topic "
              + topic
              + ": the peer has "
              + name
              + " with md5sum "
              + sum
              + ", this node has "
              + type.name()
              + " with md5sum "
              + type.md5());
    }
  }

  private static boolean isAny(@Nullable String text) {
    return text == null || text.equals(ConnectionHeader.ANY);
  }

  private static Map<String, String> common(GraphName node, GraphName topic, MessageType<?> type) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("callerid", node.text());
    fields.put("topic", topic.text());
    fields.put("type", type.name());
    fields.put("md5sum", type.md5());
    fields.put("message_definition", type.definition());
    return fields;
  }
}
