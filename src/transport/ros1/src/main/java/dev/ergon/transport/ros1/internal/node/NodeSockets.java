package dev.ergon.transport.ros1.internal.node;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.transport.ros1.NodeConfiguration;
import dev.ergon.transport.ros1.internal.master.SlaveHandler;
import dev.ergon.transport.ros1.internal.tcpros.ConnectionHeader;
import dev.ergon.transport.ros1.internal.tcpros.TcprosException;
import dev.ergon.transport.ros1.internal.tcpros.TcprosServer;
import dev.ergon.transport.ros1.internal.xmlrpc.MethodCall;
import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcServer;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import dev.ergon.transport.ros1.xmlrpc.XmlRpcException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The two ports where others reach a node: XML-RPC and TCPROS. */
final class NodeSockets implements AutoCloseable {
  private final HostAddress address;
  private final XmlRpcServer xmlRpc;
  private final TcprosServer tcpros;
  private volatile @Nullable SlaveHandler handler;
  private volatile @Nullable Participants participants;

  private NodeSockets(HostAddress address) throws IOException {
    this.address = address;
    tcpros = new TcprosServer(address.anyPort(), this::accept);
    xmlRpc = new XmlRpcServer(address.anyPort(), this::handle);
  }

  static NodeSockets open(HostAddress address) {
    try {
      return new NodeSockets(address);
    } catch (IOException e) {
      throw new HostLacksException("cannot open a port for a ROS node: " + e.getMessage(), e);
    }
  }

  /** Where the node answers other nodes. */
  URI uri() {
    return address.uri("http", xmlRpc.port());
  }

  /** Where the node's services are. */
  URI serviceUri() {
    return URI.create("rosrpc://" + address.advertised() + ":" + tcpros.port());
  }

  /** Begins to answer. */
  void serve(
      NodeConfiguration node,
      Participants known,
      Consumer<GraphName> parameterChanged,
      Consumer<String> shutdown) {
    participants = known;
    handler =
        new SlaveHandler(
            new SlaveHandler.Identity(
                node.globalName(), uri(), node.master(), address.advertised(), tcpros.port()),
            new SlaveSide(known, parameterChanged, shutdown));
  }

  @Override
  public void close() {
    tcpros.close();
    xmlRpc.close();
  }

  private Value handle(MethodCall call) {
    SlaveHandler ready = handler;
    if (ready == null) {
      throw new XmlRpcException("the node is not up yet");
    }
    return ready.handle(call);
  }

  private void accept(ConnectionHeader header, Socket socket, InputStream in)
      throws IOException, InterruptedException {
    Participants known = participants;
    if (known == null) {
      throw new TcprosException("the node is not up yet");
    }
    known.accept(header, socket, in);
  }
}
