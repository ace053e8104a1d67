package dev.ergon.sim.external.gz.internal;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.time.Clock;
import dev.ergon.sim.external.gz.GzDialect;
import dev.ergon.sim.external.gz.GzSettings;
import dev.ergon.sim.external.gz.GzStatistics;
import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery;
import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery.Publisher;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The one thread of a node. It owns every socket; others leave it tasks, in a bounded queue. It
 * waits for datagrams, messages and tasks at once, and for no longer than its next duty. Whatever
 * ends it before its time ends the node, and {@link #whenFailed} tells.
 */
public final class NodeLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLoop.class);
  private static final long RETRY_NANOS = 5_000_000L;
  private static final int LINGER_MS = 200;
  private static final long CLOSE_MILLIS = 5_000;

  private final Clock clock;
  private final String process = UUID.randomUUID().toString();
  private final String node = UUID.randomUUID().toString();
  private final ZContext context = new ZContext();
  private final Wakeup wakeup;
  private final NodeTasks tasks;
  private final Sockets sockets;
  private final Publications publications;
  private final Subscriptions subscriptions;
  private final ServiceServers servers;
  private final ServiceCalls calls;
  private final DiscoveryAgent messages;
  private final DiscoveryAgent services;
  private final Set<String> published = new HashSet<>();
  private final Map<String, Publisher> served = new HashMap<>();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private volatile @Nullable GzDialect dialect;
  private volatile boolean running = true;
  private final CompletableFuture<String> failure = new CompletableFuture<>();

  /**
   * Opens every socket and starts.
   *
   * @throws HostLacksException if an address or a port is not to be had
   */
  public NodeLoop(GzSettings settings, Clock clock) {
    this.clock = clock;
    dialect = settings.dialect();
    HostInterfaces host = HostInterfaces.of(settings.ip());
    context.setLinger(LINGER_MS);
    context.setUncaughtExceptionHandler((thread, problem) -> fail(problem));
    sockets = new Sockets(context, host.ip());
    try {
      wakeup = new Wakeup();
      tasks = new NodeTasks(wakeup);
      publications = new Publications(sockets);
      subscriptions = new Subscriptions(sockets);
      servers = new ServiceServers(sockets, UUID.randomUUID().toString());
      calls =
          new ServiceCalls(
              sockets, node, UUID.randomUUID().toString(), UUID.randomUUID().toString());
      InetAddress group = InetAddress.getByName(settings.group());
      long now = clock.nanos();
      messages =
          new DiscoveryAgent(
              new MulticastChannel(group, settings.messagePort(), host.interfaces()),
              process,
              now,
              new MessageOffers());
      services =
          new DiscoveryAgent(
              new MulticastChannel(group, settings.servicePort(), host.interfaces()),
              process,
              now,
              new ServiceOffers());
    } catch (IOException e) {
      context.close();
      throw new HostLacksException("Gazebo transport: no discovery by multicast: " + e, e);
    }
    thread = new Thread(this::run, "ergon-gazebo");
    thread.setDaemon(true);
    thread.start();
  }

  /** How to name types when nobody is there to echo; that of the first peer that was heard. */
  public GzDialect dialect() {
    GzDialect known = dialect;
    return known == null ? GzDialect.GZ : known;
  }

  /** What was sent and refused so far. Any thread; the counts may lag a little. */
  public GzStatistics statistics() {
    return new GzStatistics(
        dropped.get(),
        subscriptions.refused() + servers.refused() + calls.refused(),
        messages.refused() + services.refused());
  }

  /** Tells {@code listener} what ended the node before its time; at once if that has happened. */
  public void whenFailed(Consumer<String> listener) {
    var unused = failure.thenAccept(listener);
  }

  public boolean isHeard(String topic) {
    return publications.isHeard(topic);
  }

  /** Announces a topic of this node. */
  public CompletableFuture<Void> advertise(String topic, String type) {
    return tasks.perform(() -> {
      published.add(topic);
      messages.announce(messagePublisher(topic, publications.address(), process, "", type));
    });
  }

  public CompletableFuture<Void> unadvertise(String topic, String type) {
    return tasks.takeBack(() -> {
      published.remove(topic);
      messages.withdraw(messagePublisher(topic, publications.address(), process, "", type));
    });
  }

  /** Sends a message; false if too much waits already, and the message is dropped. */
  public boolean publish(String topic, byte[] message, String type) {
    boolean taken =
        tasks.offer(() -> {
          boolean unused = publications.publish(topic, message, type);
        });
    if (!taken) {
      dropped.incrementAndGet();
    }
    return taken;
  }

  public CompletableFuture<Void> subscribe(String topic, MessageSink listener) {
    return tasks.perform(() -> {
      subscriptions.add(topic, listener);
      messages.directory().offering(topic).forEach(new MessageOffers()::offered);
      messages.ask(topic);
    });
  }

  public CompletableFuture<Void> unsubscribe(String topic, MessageSink listener) {
    return tasks.takeBack(() -> {
      subscriptions.remove(topic, listener);
      if (!subscriptions.wants(topic)) {
        for (Publisher publisher : messages.directory().offering(topic)) {
          subscriptions.disconnect(publisher);
          messages.tellConnection(Discovery.Type.END_CONNECTION, connectionTo(publisher));
        }
      }
    });
  }

  /** Announces a service; the future fails if there is one of this name. */
  public CompletableFuture<Void> serve(
      String topic, String requestType, String answerType, ServiceWork service) {
    return tasks.perform(() -> {
      if (!servers.add(topic, service)) {
        throw new IllegalStateException("service '" + topic + "' is served already");
      }
      Publisher offer =
          Publisher.newBuilder()
              .setTopic(topic)
              .setAddress(servers.address())
              .setProcessUuid(process)
              .setNodeUuid(node)
              .setScope(Publisher.Scope.ALL)
              .setSrvPub(
                  Publisher.Service.newBuilder()
                      .setSocketId(servers.id())
                      .setRequestType(requestType)
                      .setResponseType(answerType))
              .build();
      served.put(topic, offer);
      services.announce(offer);
    });
  }

  public CompletableFuture<Void> endService(String topic) {
    return tasks.takeBack(() -> {
      servers.remove(topic);
      Publisher offer = served.remove(topic);
      if (offer != null) {
        services.withdraw(offer);
      }
    });
  }

  /**
   * Calls a service once it is there.
   *
   * @param types the names of request and answer for a server, empty if it is another's service
   */
  public PendingCall call(
      String topic, byte[] request, Function<Publisher, Optional<ServiceTypes>> types) {
    var call = new ServiceCalls.Call(topic, UUID.randomUUID().toString(), request, types);
    CompletableFuture<Void> begun =
        tasks.perform(() -> {
          if (!calls.add(call)) {
            throw new IllegalStateException("too many calls of services wait for an answer");
          }
          services.ask(topic);
        });
    var unused =
        begun.whenComplete((done, problem) -> {
          if (problem != null) {
            call.answer.completeExceptionally(problem);
          }
        });
    return new PendingCall(
        call.answer,
        () -> {
          var unusedEnd = tasks.perform(() -> calls.remove(call));
        });
  }

  private void run() {
    try (ZMQ.Poller poller = poller()) {
      while (running) {
        wakeup.hear();
        tasks.run();
        turn(clock.nanos());
        poller.poll(waitMs(clock.nanos()));
      }
      tasks.run();
      messages.close();
      services.close();
      wakeup.close();
    } catch (Throwable e) {
      // Errors too: JeroMQ asserts, and a node that went in silence would look like a slow peer.
      fail(e);
    } finally {
      running = false;
      tasks.end(failure.getNow("Gazebo node: it is closed"));
      context.close();
    }
  }

  /** Ends the node, unless it is being closed anyway. Any thread. */
  private void fail(Throwable problem) {
    if (running && failure.complete("the node in Gazebo's transport ended: " + problem)) {
      LOG.error("the node in Gazebo's transport ended", problem);
    }
    running = false;
    tasks.ring();
  }

  private ZMQ.Poller poller() {
    ZMQ.Poller poller = context.createPoller(8);
    poller.register(wakeup.selectable(), ZMQ.Poller.POLLIN);
    poller.register(messages.selectable(), ZMQ.Poller.POLLIN);
    poller.register(services.selectable(), ZMQ.Poller.POLLIN);
    poller.register(publications.socket(), ZMQ.Poller.POLLIN);
    poller.register(subscriptions.socket(), ZMQ.Poller.POLLIN);
    poller.register(servers.socket(), ZMQ.Poller.POLLIN);
    for (ZMQ.Socket socket : calls.sockets()) {
      poller.register(socket, ZMQ.Poller.POLLIN);
    }
    return poller;
  }

  private void turn(long nowNanos) throws IOException {
    messages.receive(nowNanos);
    services.receive(nowNanos);
    messages.tick(nowNanos);
    services.tick(nowNanos);
    publications.receive(published);
    subscriptions.receive();
    subscriptions.tick(nowNanos);
    servers.receive(nowNanos);
    servers.send(nowNanos);
    calls.send(services.directory());
    calls.receive();
    sockets.remind(nowNanos);
  }

  private long waitMs(long nowNanos) {
    long next = Math.min(messages.nextBeatNanos(), services.nextBeatNanos()) - nowNanos;
    if (servers.isWaiting() || calls.isWaiting()) {
      next = Math.min(next, RETRY_NANOS);
    }
    if (sockets.hasReminders()) {
      next = Math.min(next, Sockets.REMINDER_NANOS);
    }
    return Math.max(0, next / 1_000_000 + 1);
  }

  private Publisher messagePublisher(
      String topic, String address, String ofProcess, String control, String type) {
    return Publisher.newBuilder()
        .setTopic(topic)
        .setAddress(address)
        .setProcessUuid(ofProcess)
        .setNodeUuid(node)
        .setScope(Publisher.Scope.ALL)
        .setMsgPub(Publisher.Messages.newBuilder().setCtrl(control).setMsgType(type))
        .build();
  }

  /** What a publisher counts its subscribers by. */
  private Publisher connectionTo(Publisher publisher) {
    return messagePublisher(
        publisher.getTopic(),
        publisher.getAddress(),
        process,
        publisher.getProcessUuid(),
        publisher.getMsgPub().getMsgType());
  }

  private final class MessageOffers implements DiscoveryAgent.Listener {
    @Override
    public void offered(Publisher publisher) {
      if (dialect == null) {
        GzDialect.of(publisher.getMsgPub().getMsgType()).ifPresent(d -> dialect = d);
      }
      // Told again with each offer, for a datagram may be lost.
      if (subscriptions.wants(publisher.getTopic()) && subscriptions.connect(publisher)) {
        messages.tellConnection(Discovery.Type.NEW_CONNECTION, connectionTo(publisher));
      }
    }

    @Override
    public void gone(Publisher publisher) {
      subscriptions.leave(publisher, clock.nanos());
    }
  }

  private final class ServiceOffers implements DiscoveryAgent.Listener {
    @Override
    public void offered(Publisher publisher) {
      // The directory keeps it until it is called.
    }

    @Override
    public void gone(Publisher publisher) {
      calls.disconnect(publisher);
    }
  }

  /**
   * Says good-bye and ends the thread, which closes the sockets. Idempotent. Waits for it for a few
   * seconds, unless it is the caller's own: a listener that waits would hold it up.
   */
  @Override
  public void close() {
    running = false;
    tasks.ring();
    if (Thread.currentThread() == thread) {
      return;
    }
    // The good-bye is worth the moment even where somebody hurries.
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(CLOSE_MILLIS);
      if (thread.isAlive()) {
        LOG.warn("a listener in Gazebo's transport still waits after {} ms", CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
