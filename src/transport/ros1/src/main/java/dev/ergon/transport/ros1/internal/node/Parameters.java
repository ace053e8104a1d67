package dev.ergon.transport.ros1.internal.node;

import dev.ergon.core.error.ErgonException;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.transport.ros1.MasterException;
import dev.ergon.transport.ros1.NodeConfiguration;
import dev.ergon.transport.ros1.ParameterListener;
import dev.ergon.transport.ros1.ParameterTree;
import dev.ergon.transport.ros1.internal.master.MasterClient;
import dev.ergon.transport.ros1.internal.master.Registrar;
import dev.ergon.transport.ros1.internal.master.Registration;
import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcClient;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.name.NameResolver;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parameter server, as {@link ParameterTree} has it. */
public final class Parameters implements ParameterTree, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parameters.class);

  private static final URI NOWHERE = URI.create("http://0.0.0.0:0/");

  private final MasterClient master;
  private final NameResolver names;
  private final GraphName node;
  private final Registrar registrar;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  Parameters(MasterClient master, NameResolver names, GraphName node, Registrar registrar) {
    this.master = master;
    this.names = names;
    this.node = node;
    this.registrar = registrar;
  }

  /** As {@link ParameterTree#of}. */
  public static ParameterTree alone(NodeConfiguration configuration) {
    GraphName node = configuration.globalName();
    NameResolver names =
        new NameResolver(configuration.namespace(), node, configuration.remappings());
    MasterClient master =
        new MasterClient(new XmlRpcClient(), configuration.master(), node, NOWHERE);
    return new Parameters(master, names, node, new Registrar(master, node, NOWHERE, () -> {}));
  }

  @Override
  public Optional<Value> get(String name) {
    return get(names.resolve(name));
  }

  private Optional<Value> get(GraphName key) {
    return ask(() -> {
      try {
        return Optional.of(master.getParam(key));
      } catch (MasterException notSet) {
        return Optional.<Value>empty();
      }
    });
  }

  @Override
  public Optional<GraphName> search(String name) {
    return ask(() -> master.searchParam(node, name));
  }

  @Override
  public boolean has(String name) {
    return ask(() -> master.hasParam(names.resolve(name)));
  }

  @Override
  public void set(String name, Value value) {
    ask(() -> {
      master.setParam(names.resolve(name), value);
      return value;
    });
  }

  @Override
  public void delete(String name) {
    if (has(name)) {
      ask(() -> {
        master.deleteParam(names.resolve(name));
        return name;
      });
    }
  }

  @Override
  public List<GraphName> names() {
    return ask(master::paramNames);
  }

  @Override
  public void addParameterListener(String name, ParameterListener listener) {
    Subscription subscription = new Subscription(names.resolve(name), listener);
    subscriptions.add(subscription);
    registrar.add(subscription);
  }

  /** Something at {@code key}, or in it, has changed. */
  void changed(GraphName key) {
    for (Subscription subscription : subscriptions) {
      if (key.isWithin(subscription.key) || subscription.key.isWithin(key)) {
        subscription.thread.offer(key);
      }
    }
  }

  @Override
  public void close() {
    subscriptions.forEach(subscription -> subscription.thread.close());
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (IOException e) {
      throw new HostLacksException("parameter server " + master.uri() + ": " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  /** A listener; what it is told is asked for anew, so that the last change wins. */
  private final class Subscription implements Registration {
    final GraphName key;
    final ListenerThread<GraphName> thread;

    Subscription(GraphName key, ParameterListener listener) {
      this.key = key;
      thread = new ListenerThread<>("ros-parameter " + key, changed -> tell(listener), 1);
    }

    private void tell(ParameterListener listener) {
      try {
        listener.onNewValue(get(key));
      } catch (ErgonException e) {
        LOG.warn("parameter {} has changed and cannot be read: {}", key, e.getMessage());
      }
    }

    @Override
    public void register(MasterClient there) throws IOException {
      Value unused = there.subscribeParam(key);
    }

    @Override
    public void unregister(MasterClient there) throws IOException {
      there.unsubscribeParam(key);
    }
  }
}
