package dev.ergon.transport.ros1.internal.node;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import dev.ergon.transport.ros1.internal.master.MasterClient;
import dev.ergon.transport.ros1.internal.master.Registration;
import dev.ergon.transport.ros1.internal.tcpros.ConnectionHeader;
import dev.ergon.transport.ros1.internal.tcpros.DroppingQueue;
import dev.ergon.transport.ros1.internal.tcpros.Frames;
import dev.ergon.transport.ros1.internal.tcpros.TcprosException;
import dev.ergon.transport.ros1.name.GraphName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one topic's messages. Each subscriber has a queue and a thread of its own, which only that
 * subscriber's slowness can hold up.
 */
final class TopicPublisher<M extends Message> implements Publisher<M>, Registration {
  private static final long IDLE_MILLIS = 1_000;

  /** A subscriber's connection. */
  record Link(int id, String subscriber, DroppingQueue<byte[]> queue) {}

  private final GraphName node;
  private final GraphName topic;
  private final MessageType<M> type;
  private final int queueSize;
  private final Consumer<TopicPublisher<?>> whenShutDown;
  private final boolean counted;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private boolean latch;
  private boolean closed;
  private byte @Nullable [] last;
  private int sequence;
  private int linkIds;
  private long droppedByGone;

  TopicPublisher(
      GraphName node,
      GraphName topic,
      MessageType<M> type,
      PublisherOptions options,
      Consumer<TopicPublisher<?>> whenShutDown) {
    this.node = node;
    this.topic = topic;
    this.type = type;
    this.queueSize = options.queueSize();
    this.latch = options.latch();
    this.whenShutDown = whenShutDown;
    this.counted = startsWithHeader(type);
  }

  @Override
  public GraphName topic() {
    return topic;
  }

  MessageType<M> type() {
    return type;
  }

  List<Link> links() {
    return List.copyOf(links);
  }

  @Override
  public void publish(M message) {
    byte[] frame = Frames.of(message);
    synchronized (this) {
      if (counted) {
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(Integer.BYTES, sequence++);
      }
      last = latch ? frame : null;
      for (Link link : links) {
        link.queue().offer(frame);
      }
    }
  }

  @Override
  public synchronized void setLatchMode(boolean enabled) {
    latch = enabled;
    last = enabled ? last : null;
  }

  @Override
  public int numberOfSubscribers() {
    return links.size();
  }

  @Override
  public synchronized long dropped() {
    return droppedByGone + links.stream().mapToLong(link -> link.queue().dropped()).sum();
  }

  @Override
  public void shutdown() {
    whenShutDown.accept(this);
    close();
  }

  /** What waits is still sent. */
  synchronized void close() {
    closed = true;
    links.forEach(link -> link.queue().close());
  }

  @Override
  public void register(MasterClient master) throws IOException {
    List<java.net.URI> unused = master.registerPublisher(topic, type.name());
  }

  @Override
  public void unregister(MasterClient master) throws IOException {
    master.unregisterPublisher(topic);
  }

  /** Serves one subscriber until it goes, or this ends. */
  void serve(ConnectionHeader header, Socket socket) throws IOException, InterruptedException {
    MessageHandshake.requireSame(header, topic, type);
    Link link = join(header.required("callerid"));
    try {
      OutputStream out = socket.getOutputStream();
      out.write(MessageHandshake.publisher(node, topic, type, latch).encode());
      socket.setSoTimeout(1);
      while (true) {
        byte[] frame = link.queue().poll(IDLE_MILLIS);
        if (frame != null) {
          out.write(frame);
        } else if (isGone(socket.getInputStream())) {
          return;
        }
      }
    } finally {
      leave(link);
    }
  }

  private synchronized Link join(String subscriber) throws TcprosException {
    if (closed) {
      throw new TcprosException("topic " + topic + " is no longer published");
    }
    Link link = new Link(++linkIds, subscriber, new DroppingQueue<>(queueSize));
    if (last != null) {
      link.queue().offer(last);
    }
    links.add(link);
    return link;
  }

  private synchronized void leave(Link link) {
    links.remove(link);
    droppedByGone += link.queue().dropped();
  }

  /** A subscriber sends nothing; the end of its stream says that it has gone. */
  private static boolean isGone(InputStream in) throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException alive) {
      return false;
    }
  }

  /** Then the message's first four bytes are the header's count. */
  private static boolean startsWithHeader(MessageType<?> type) {
    return type.definition()
        .lines()
        .map(line -> line.replaceAll("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .findFirst()
        .map(line -> line.matches("(std_msgs/)?Header\\s+\\w+"))
        .orElse(false);
  }
}
