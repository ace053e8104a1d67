package dev.ergon.transport.ros1.internal.node;

import dev.ergon.core.error.ErgonException;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros1.internal.master.SlaveClient;
import dev.ergon.transport.ros1.internal.tcpros.ConnectionHeader;
import dev.ergon.transport.ros1.internal.tcpros.FrameReader;
import dev.ergon.transport.ros1.internal.tcpros.TcprosException;
import dev.ergon.transport.ros1.name.GraphName;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one publisher, on a thread of its own. Where it breaks it is made anew, after a
 * pause that doubles up to a second, for as long as the master names the publisher. One that the
 * master does not name, perhaps because it was restarted and was not told yet, is heard for as long
 * as it speaks.
 */
final class PublisherConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublisherConnection.class);
  private static final int CONNECT_MILLIS = 3_000;
  private static final int HANDSHAKE_MILLIS = 5_000;
  private static final int MAX_MESSAGE_BYTES = 128 << 20;
  private static final int READ_AHEAD_BYTES = 64 << 10;
  private static final int FAILURES_TOLD = 3;
  private static final long SHORTEST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final URI publisher;
  private final GraphName node;
  private final GraphName topic;
  private final MessageType<?> type;
  private final SlaveClient peers;
  private final Consumer<ByteBuffer> received;
  private final Runnable changed;
  private final Object lock = new Object();
  private @Nullable Socket socket;
  private boolean closed;
  private boolean named = true;
  private volatile boolean connected;

  /**
   * Begins to connect.
   *
   * @param changed called after {@link #isConnected} or {@link #isOver} has changed, by the
   *     connection's thread
   */
  PublisherConnection(
      URI publisher,
      GraphName node,
      GraphName topic,
      MessageType<?> type,
      SlaveClient peers,
      Consumer<ByteBuffer> received,
      Runnable changed) {
    this.publisher = publisher;
    this.node = node;
    this.topic = topic;
    this.type = type;
    this.peers = peers;
    this.received = received;
    this.changed = changed;
    Thread thread = new Thread(this::run, "ros-subscriber " + topic);
    thread.setDaemon(true);
    thread.start();
  }

  URI publisher() {
    return publisher;
  }

  boolean isConnected() {
    return connected;
  }

  /** Whether it ended and will not be made anew. */
  boolean isOver() {
    return isClosed();
  }

  /**
   * Takes over whether the master names the publisher; answers false if the connection is over, and
   * another is needed.
   */
  boolean setNamed(boolean isNamed) {
    synchronized (lock) {
      named = isNamed;
      if (!named && !connected) {
        closed = true;
        closeSocket();
        lock.notifyAll();
      }
      return !closed;
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      closeSocket();
      lock.notifyAll();
    }
  }

  private void run() {
    long pause = SHORTEST_PAUSE_MILLIS;
    int failures = 0;
    while (!isClosed()) {
      try {
        receive();
      } catch (IOException | ErgonException e) {
        failures = connected ? 0 : failures + 1;
        // A publisher that ends closes first, and the master tells of it a moment later.
        if (failures == FAILURES_TOLD && !isClosed()) {
          LOG.warn("topic {} from {}: {}; trying on", topic, publisher, e.getMessage());
        }
      } catch (RuntimeException e) {
        LOG.error("topic {} from {}: unexpected failure", topic, publisher, e);
      }
      pause = connected ? SHORTEST_PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
      broken();
      rest(pause);
    }
  }

  private void broken() {
    boolean was = connected;
    synchronized (lock) {
      connected = false;
      closed |= !named;
    }
    if (was || isClosed()) {
      changed.run();
    }
  }

  /** Connects and receives until that breaks. */
  private void receive() throws IOException {
    InetSocketAddress address = peers.requestTopic(publisher, topic);
    try (Socket opened = new Socket()) {
      if (!keep(opened)) {
        return;
      }
      opened.setTcpNoDelay(true);
      opened.setKeepAlive(true);
      opened.connect(address, CONNECT_MILLIS);
      opened.setSoTimeout(HANDSHAKE_MILLIS);
      opened.getOutputStream().write(MessageHandshake.subscriber(node, topic, type).encode());
      InputStream in = new BufferedInputStream(opened.getInputStream(), READ_AHEAD_BYTES);
      ConnectionHeader header = ConnectionHeader.read(in);
      String error = header.get("error");
      if (error != null) {
        throw new TcprosException("the publisher refuses: " + error);
      }
      MessageHandshake.requireSame(header, topic, type);
      opened.setSoTimeout(0);
      connected = true;
      changed.run();
      FrameReader frames = new FrameReader(in, MAX_MESSAGE_BYTES);
      while (!isClosed()) {
        received.accept(frames.next());
      }
    }
  }

  /** Makes the socket known to {@link #close}; false if that was called already. */
  private boolean keep(Socket opened) {
    synchronized (lock) {
      socket = opened;
      return !closed;
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  private void rest(long millis) {
    synchronized (lock) {
      try {
        if (!closed) {
          lock.wait(millis);
        }
      } catch (InterruptedException e) {
        closed = true;
      }
    }
  }

  private void closeSocket() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      LOG.debug("closing the connection to {} failed", publisher, e);
    }
  }
}
