package dev.ergon.transport.ros1.internal.master;

import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcClient;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import dev.ergon.transport.ros1.xmlrpc.XmlRpcException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/**
 * Another node's interface, as far as we use it.
 *
 * @see <a href="http://wiki.ros.org/ROS/Slave_API">ROS wiki, Slave API</a>
 */
public final class SlaveClient {
  private static final int MAX_PORT = 65535;

  private final XmlRpcClient client;
  private final GraphName node;

  /**
   * @param node our own name
   */
  public SlaveClient(XmlRpcClient client, GraphName node) {
    this.client = client;
    this.node = node;
  }

  /**
   * Where the node at {@code publisher} publishes {@code topic} by TCPROS.
   *
   * @throws IOException if it cannot be reached, or does not
   */
  public InetSocketAddress requestTopic(URI publisher, GraphName topic) throws IOException {
    Value wanted = Value.list(Value.list(Value.of("TCPROS")));
    try {
      List<Value> protocol =
          new RosCaller(client, publisher, node)
              .call("requestTopic", Value.of(topic.text()), wanted)
              .asList();
      if (protocol.size() < 3 || !protocol.get(0).asText().equals("TCPROS")) {
        throw new IOException(publisher + " does not offer " + topic + " by TCPROS");
      }
      int port = protocol.get(2).asInt();
      if (port < 1 || port > MAX_PORT) {
        throw new IOException(publisher + " offers " + topic + " at port " + port);
      }
      return new InetSocketAddress(protocol.get(1).asText(), port);
    } catch (XmlRpcException | dev.ergon.transport.ros1.MasterException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
