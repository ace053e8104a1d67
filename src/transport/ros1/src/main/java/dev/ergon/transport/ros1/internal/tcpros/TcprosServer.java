package dev.ergon.transport.ros1.internal.tcpros;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections of subscribers and of callers of services, each on a thread of its own, up to a
 * number.
 */
public final class TcprosServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TcprosServer.class);
  private static final int MAX_CONNECTIONS = 512;
  private static final int HANDSHAKE_MILLIS = 5_000;
  private static final int BACKLOG = 64;

  /** What is done with a connection whose header has been read. */
  @FunctionalInterface
  public interface Acceptor {
    /**
     * Serves the connection until it ends; the caller closes the socket.
     *
     * @param in the socket's, with what was read ahead
     * @throws TcprosException to refuse it with these words
     */
    void accept(ConnectionHeader header, Socket socket, InputStream in)
        throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Acceptor acceptor;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean closed;

  /**
   * Listens.
   *
   * @param address port 0 for any
   */
  public TcprosServer(InetSocketAddress address, Acceptor acceptor) throws IOException {
    this.acceptor = acceptor;
    server = new ServerSocket();
    server.bind(address, BACKLOG);
    start(this::listen, "ros-tcpros-listen");
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    closed = true;
    closeQuietly(server);
    open.forEach(TcprosServer::closeQuietly);
  }

  private void listen() {
    while (!closed) {
      try {
        Socket socket = server.accept();
        if (open.size() >= MAX_CONNECTIONS) {
          LOG.warn("more than {} connections; one from {} refused", MAX_CONNECTIONS, socket);
          closeQuietly(socket);
        } else {
          open.add(socket);
          start(() -> serve(socket), "ros-tcpros-" + count.incrementAndGet());
        }
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("cannot take a connection: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(HANDSHAKE_MILLIS);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      try {
        ConnectionHeader header = ConnectionHeader.read(in);
        acceptor.accept(header, socket, in);
      } catch (TcprosException refusal) {
        LOG.info("connection from {} refused: {}", socket, refusal.getMessage());
        refuse(socket.getOutputStream(), String.valueOf(refusal.getMessage()));
      }
    } catch (IOException e) {
      LOG.debug("connection from {} ended: {}", socket, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static void refuse(OutputStream out, String why) throws IOException {
    out.write(new ConnectionHeader(Map.of("error", why)).encode());
    out.flush();
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.debug("closing failed: {}", e.getMessage());
    }
  }
}
