package dev.ergon.transport.ros1.internal.node;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageFormatException;
import dev.ergon.transport.ros.message.ServiceType;
import dev.ergon.transport.ros.message.Wire;
import dev.ergon.transport.ros1.ServiceException;
import dev.ergon.transport.ros1.ServiceResponseBuilder;
import dev.ergon.transport.ros1.ServiceServer;
import dev.ergon.transport.ros1.internal.master.MasterClient;
import dev.ergon.transport.ros1.internal.master.Registration;
import dev.ergon.transport.ros1.internal.tcpros.ConnectionHeader;
import dev.ergon.transport.ros1.internal.tcpros.FrameReader;
import dev.ergon.transport.ros1.internal.tcpros.Frames;
import dev.ergon.transport.ros1.internal.tcpros.TcprosException;
import dev.ergon.transport.ros1.name.GraphName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service of this node. Each caller is served on its connection's thread. */
final class ServedService<Q extends Message, P extends Message>
    implements ServiceServer, Registration {
  private static final Logger LOG = LoggerFactory.getLogger(ServedService.class);
  private static final int MAX_REQUEST_BYTES = 64 << 20;
  private static final int FAILURE = 0;
  private static final int SUCCESS = 1;

  private final GraphName node;
  private final GraphName name;
  private final ServiceType<Q, P> type;
  private final URI uri;
  private final ServiceResponseBuilder<Q, P> builder;
  private final Consumer<ServedService<?, ?>> whenShutDown;

  ServedService(
      GraphName node,
      GraphName name,
      ServiceType<Q, P> type,
      URI uri,
      ServiceResponseBuilder<Q, P> builder,
      Consumer<ServedService<?, ?>> whenShutDown) {
    this.node = node;
    this.name = name;
    this.type = type;
    this.uri = uri;
    this.builder = builder;
    this.whenShutDown = whenShutDown;
  }

  @Override
  public GraphName name() {
    return name;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public void shutdown() {
    whenShutDown.accept(this);
  }

  @Override
  public void register(MasterClient master) throws IOException {
    master.registerService(name, uri);
  }

  @Override
  public void unregister(MasterClient master) throws IOException {
    master.unregisterService(name, uri);
  }

  /** Serves one caller until it goes. */
  void serve(ConnectionHeader header, Socket socket, InputStream in) throws IOException {
    String sum = header.required("md5sum");
    if (!sum.equals(ConnectionHeader.ANY) && !sum.equals(type.md5())) {
      throw new TcprosException(
          "service "
              + name
              + ": the caller has md5sum "
              + sum
              + ", this node has "
              + type.name()
              + " with md5sum "
              + type.md5());
    }
    OutputStream out = socket.getOutputStream();
    out.write(header().encode());
    if (header.isSet("probe")) {
      return;
    }
    boolean persistent = header.isSet("persistent");
    if (persistent) {
      socket.setSoTimeout(0);
    }
    FrameReader frames = new FrameReader(in, MAX_REQUEST_BYTES);
    do {
      answer(frames, out);
    } while (persistent);
  }

  private void answer(FrameReader frames, OutputStream out) throws IOException {
    byte[] frame;
    int status = SUCCESS;
    try {
      frame = Frames.of(builder.build(Wire.ROS1.decode(type.request(), frames.next())));
    } catch (ServiceException | MessageFormatException e) {
      status = FAILURE;
      frame = failure(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("service {} failed", name, e);
      status = FAILURE;
      frame = failure("internal error: " + e);
    }
    byte[] whole = new byte[1 + frame.length];
    whole[0] = (byte) status;
    System.arraycopy(frame, 0, whole, 1, frame.length);
    out.write(whole);
    out.flush();
  }

  private static byte[] failure(String words) {
    return Frames.of(words.getBytes(StandardCharsets.UTF_8));
  }

  private ConnectionHeader header() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("callerid", node.text());
    fields.put("service", name.text());
    fields.put("md5sum", type.md5());
    fields.put("type", type.name());
    fields.put("request_type", type.name() + "Request");
    fields.put("response_type", type.name() + "Response");
    return new ConnectionHeader(fields);
  }
}
