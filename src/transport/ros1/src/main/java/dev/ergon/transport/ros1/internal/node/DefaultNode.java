package dev.ergon.transport.ros1.internal.node;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.ServiceType;
import dev.ergon.transport.ros.message.rosgraph_msgs.Clock;
import dev.ergon.transport.ros.message.rosgraph_msgs.Log;
import dev.ergon.transport.ros1.CancellableLoop;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.MasterException;
import dev.ergon.transport.ros1.NodeConfiguration;
import dev.ergon.transport.ros1.NodeListener;
import dev.ergon.transport.ros1.ParameterTree;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import dev.ergon.transport.ros1.RosLog;
import dev.ergon.transport.ros1.RosTime;
import dev.ergon.transport.ros1.ServiceClient;
import dev.ergon.transport.ros1.ServiceResponseBuilder;
import dev.ergon.transport.ros1.ServiceServer;
import dev.ergon.transport.ros1.Subscriber;
import dev.ergon.transport.ros1.internal.master.MasterClient;
import dev.ergon.transport.ros1.internal.master.Registrar;
import dev.ergon.transport.ros1.internal.master.SlaveClient;
import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcClient;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.name.NameResolver;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node: joins its sockets, its registration, and what its user makes. */
public final class DefaultNode implements ConnectedNode {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultNode.class);
  private static final PublisherOptions ROSOUT = PublisherOptions.LATCHED.withQueueSize(100);

  private final NodeConfiguration configuration;
  private final GraphName name;
  private final NameResolver names;
  private final NodeSockets sockets;
  private final MasterClient master;
  private final SlaveClient peers;
  private final Registrar registrar;
  private final Participants participants = new Participants();
  private final Parameters parameters;
  private final RosTime time;
  private final Rosout log;
  private final List<NodeListener> listeners = new CopyOnWriteArrayList<>();
  private final List<CancellableLoop> loops = new CopyOnWriteArrayList<>();
  private final AtomicBoolean shutdown = new AtomicBoolean();

  private DefaultNode(NodeConfiguration configuration, NodeSockets sockets, XmlRpcClient client) {
    this.configuration = configuration;
    this.sockets = sockets;
    name = configuration.globalName();
    names = new NameResolver(configuration.namespace(), name, configuration.remappings());
    master = new MasterClient(client, configuration.master(), name, sockets.uri());
    peers = new SlaveClient(client, name);
    registrar =
        new Registrar(
            master, name, sockets.uri(), () -> shutdownSoon("another node took the name over"));
    parameters = new Parameters(master, names, name, registrar);
    time = new RosTime(usesSimulatedTime());
    sockets.serve(configuration, participants, parameters::changed, reason -> shutdownSoon(reason));
    log =
        new Rosout(
            name, newPublisher("/rosout", Log.TYPE, ROSOUT), time, participants::publishedTopics);
  }

  /** As {@link ConnectedNode#connect}. */
  public static ConnectedNode connect(NodeConfiguration configuration) {
    HostAddress address = HostAddress.of(configuration.host(), configuration.master());
    NodeSockets sockets = NodeSockets.open(address);
    DefaultNode node;
    try {
      node = new DefaultNode(configuration, sockets, new XmlRpcClient());
    } catch (RuntimeException e) {
      sockets.close();
      throw e;
    }
    node.begin();
    return node;
  }

  private void begin() {
    configuration.parameters().forEach((key, value) -> parameters.set("~" + key, value));
    if (time.isSimulated()) {
      Subscriber<Clock> clock = newSubscriber("/clock", Clock.TYPE);
      clock.addPublisherListener(connected -> {
        if (connected == 0) {
          time.lost();
        }
      });
      clock.addMessageListener(message -> time.hear(message.clockNanos()));
    }
    LoggerServices.offer(this, log);
    registrar.start();
  }

  private boolean usesSimulatedTime() {
    try {
      int unused = master.pid();
      return master.getParam(GraphName.of("/use_sim_time")).asBool();
    } catch (MasterException notSet) {
      return false;
    } catch (IOException e) {
      throw new HostLacksException(
          "ROS master "
              + master.uri()
              + " does not answer; start roscore, or set ROS_MASTER_URI ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  @Override
  public GraphName name() {
    return name;
  }

  @Override
  public GraphName resolveName(String other) {
    return names.resolve(other);
  }

  @Override
  public URI masterUri() {
    return master.uri();
  }

  @Override
  public URI uri() {
    return sockets.uri();
  }

  @Override
  public boolean isMasterLost() {
    return registrar.isMasterLost();
  }

  @Override
  public RosLog log() {
    return log;
  }

  @Override
  public RosTime time() {
    return time;
  }

  @Override
  public ParameterTree parameterTree() {
    return parameters;
  }

  @Override
  public <M extends Message> Publisher<M> newPublisher(
      String topic, MessageType<M> type, PublisherOptions options) {
    requireRunning();
    TopicPublisher<M> publisher =
        new TopicPublisher<>(
            name,
            names.resolve(topic),
            type,
            options,
            gone -> {
              registrar.remove(gone);
              participants.remove(gone);
            });
    participants.add(publisher);
    registrar.add(publisher);
    return publisher;
  }

  @Override
  public <M extends Message> Subscriber<M> newSubscriber(String topic, MessageType<M> type) {
    requireRunning();
    GraphName resolved = names.resolve(topic);
    Optional<TopicSubscriber<M>> known = participants.subscriber(resolved, type);
    if (known.isPresent()) {
      return known.get();
    }
    TopicSubscriber<M> subscriber =
        new TopicSubscriber<>(
            name,
            resolved,
            type,
            peers,
            gone -> {
              registrar.remove(gone);
              participants.remove(gone);
            });
    participants.add(subscriber);
    registrar.add(subscriber);
    return subscriber;
  }

  @Override
  public <Q extends Message, P extends Message> ServiceServer newServiceServer(
      String service, ServiceType<Q, P> type, ServiceResponseBuilder<Q, P> builder) {
    requireRunning();
    ServedService<Q, P> served =
        new ServedService<>(
            name,
            names.resolve(service),
            type,
            sockets.serviceUri(),
            builder,
            gone -> {
              registrar.remove(gone);
              participants.remove(gone);
            });
    participants.add(served);
    registrar.add(served);
    return served;
  }

  @Override
  public <Q extends Message, P extends Message> ServiceClient<Q, P> newServiceClient(
      String service, ServiceType<Q, P> type) {
    requireRunning();
    CalledService<Q, P> client = new CalledService<>(name, names.resolve(service), type, master);
    participants.add(client);
    return client;
  }

  @Override
  public Optional<URI> lookupServiceUri(GraphName service) {
    try {
      return master.lookupService(names.resolve(service));
    } catch (IOException e) {
      LOG.debug("cannot look {} up", service, e);
      return Optional.empty();
    }
  }

  @Override
  public void addListener(NodeListener listener) {
    listeners.add(listener);
  }

  @Override
  public void executeCancellableLoop(CancellableLoop loop) {
    requireRunning();
    loops.add(loop);
    Thread thread = new Thread(loop, "ros-loop " + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public boolean isShutdown() {
    return shutdown.get();
  }

  @Override
  public void shutdown() {
    if (!shutdown.compareAndSet(false, true)) {
      return;
    }
    listeners.forEach(listener -> listener.onShutdown(this));
    loops.forEach(CancellableLoop::cancel);
    registrar.close();
    participants.close();
    parameters.close();
    sockets.close();
    listeners.forEach(listener -> listener.onShutdownComplete(this));
  }

  /** From a thread that shutting down would close. */
  private void shutdownSoon(String reason) {
    LOG.info("{} is told to shut down: {}", name, reason);
    new Thread(this::shutdown, "ros-shutdown " + name).start();
  }

  private void requireRunning() {
    if (isShutdown()) {
      throw new InvalidInputException("node " + name + " is shut down");
    }
  }
}
