package dev.ergon.transport.ros1.internal.node;

import dev.ergon.core.error.ErgonException;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.ServiceType;
import dev.ergon.transport.ros.message.Wire;
import dev.ergon.transport.ros1.ServiceClient;
import dev.ergon.transport.ros1.ServiceException;
import dev.ergon.transport.ros1.internal.master.MasterClient;
import dev.ergon.transport.ros1.internal.tcpros.ConnectionHeader;
import dev.ergon.transport.ros1.internal.tcpros.FrameReader;
import dev.ergon.transport.ros1.internal.tcpros.Frames;
import dev.ergon.transport.ros1.internal.tcpros.TcprosException;
import dev.ergon.transport.ros1.name.GraphName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service of another node. Calls wait for one another. */
final class CalledService<Q extends Message, P extends Message> implements ServiceClient<Q, P> {
  private static final Logger LOG = LoggerFactory.getLogger(CalledService.class);
  private static final int MAX_RESPONSE_BYTES = 64 << 20;
  private static final int SUCCESS = 1;

  /** A connection whose headers were exchanged. */
  private record Open(Socket socket, FrameReader frames) {}

  private final GraphName node;
  private final GraphName name;
  private final ServiceType<Q, P> type;
  private final MasterClient master;
  private @Nullable Open open;

  CalledService(GraphName node, GraphName name, ServiceType<Q, P> type, MasterClient master) {
    this.node = node;
    this.name = name;
    this.type = type;
    this.master = master;
  }

  @Override
  public GraphName name() {
    return name;
  }

  @Override
  public synchronized P call(Q request, Duration timeout) throws ServiceException {
    int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
    boolean kept = open != null;
    try {
      return attempt(request, millis);
    } catch (IOException first) {
      shutdown();
      // A service that is slow was asked: to ask again would have it do so twice.
      if (!kept || first instanceof SocketTimeoutException) {
        throw failed(first);
      }
    } catch (ErgonException e) {
      shutdown();
      throw failed(e);
    }
    // The connection that was kept had broken, or the service moved.
    try {
      return attempt(request, millis);
    } catch (IOException | ErgonException e) {
      shutdown();
      throw failed(e);
    }
  }

  @Override
  public synchronized void shutdown() {
    Open last = open;
    open = null;
    if (last != null) {
      closeQuietly(last.socket());
    }
  }

  private P attempt(Q request, int millis) throws IOException, ServiceException {
    Open connection = open;
    if (connection == null) {
      connection = connect(millis);
      open = connection;
    }
    connection.socket().setSoTimeout(millis);
    connection.socket().getOutputStream().write(Frames.of(request));
    int status = connection.frames().octet();
    ByteBuffer body = connection.frames().next();
    if (status != SUCCESS) {
      throw new ServiceException(
          "service " + name + " failed: " + StandardCharsets.UTF_8.decode(body));
    }
    return Wire.ROS1.decode(type.response(), body);
  }

  private Open connect(int millis) throws IOException {
    URI uri = master.lookupService(name).orElseThrow(() -> new TcprosException("nobody serves it"));
    if (uri.getHost() == null || uri.getPort() < 1) {
      throw new TcprosException("the master names the address '" + uri + "'");
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(header().encode());
      InputStream in = new BufferedInputStream(socket.getInputStream());
      ConnectionHeader answer = ConnectionHeader.read(in);
      String error = answer.get("error");
      if (error != null) {
        throw new TcprosException(error);
      }
      return new Open(socket, new FrameReader(in, MAX_RESPONSE_BYTES));
    } catch (IOException e) {
      closeQuietly(socket);
      throw e;
    }
  }

  private ConnectionHeader header() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("callerid", node.text());
    fields.put("service", name.text());
    fields.put("md5sum", type.md5());
    fields.put("type", type.name());
    fields.put("persistent", "1");
    return new ConnectionHeader(fields);
  }

  private ServiceException failed(Exception cause) {
    return new ServiceException("service " + name + ": " + cause.getMessage(), cause);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing depends on how a connection that is given up ends.
      LOG.debug("closing failed", e);
    }
  }
}
