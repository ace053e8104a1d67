package dev.ergon.transport.ros1.internal.master;

import dev.ergon.transport.ros1.MasterException;
import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcClient;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The master's interface, and the parameter server's at the same place. Every method throws {@link
 * IOException} if the master cannot be reached, and {@link MasterException} if it refuses.
 *
 * @see <a href="http://wiki.ros.org/ROS/Master_API">ROS wiki, Master API</a>
 */
public final class MasterClient {
  private final RosCaller caller;
  private final Value slaveUri;

  /**
   * @param slaveUri where our node answers
   */
  public MasterClient(XmlRpcClient client, URI master, GraphName node, URI slaveUri) {
    caller = new RosCaller(client, master, node);
    this.slaveUri = Value.of(slaveUri.toString());
  }

  public URI uri() {
    return caller.server();
  }

  /** The subscribers' addresses. */
  public List<URI> registerPublisher(GraphName topic, String type) throws IOException {
    return uris(caller.call("registerPublisher", name(topic), Value.of(type), slaveUri));
  }

  public void unregisterPublisher(GraphName topic) throws IOException {
    caller.call("unregisterPublisher", name(topic), slaveUri);
  }

  /** The publishers' addresses. */
  public List<URI> registerSubscriber(GraphName topic, String type) throws IOException {
    return uris(caller.call("registerSubscriber", name(topic), Value.of(type), slaveUri));
  }

  public void unregisterSubscriber(GraphName topic) throws IOException {
    caller.call("unregisterSubscriber", name(topic), slaveUri);
  }

  public void registerService(GraphName service, URI serviceUri) throws IOException {
    caller.call("registerService", name(service), Value.of(serviceUri.toString()), slaveUri);
  }

  public void unregisterService(GraphName service, URI serviceUri) throws IOException {
    caller.call("unregisterService", name(service), Value.of(serviceUri.toString()));
  }

  /** Where a service is served; empty if nowhere. */
  public Optional<URI> lookupService(GraphName service) throws IOException {
    return lookup("lookupService", service);
  }

  /** Where a node answers; empty if the master does not know it. */
  public Optional<URI> lookupNode(GraphName node) throws IOException {
    return lookup("lookupNode", node);
  }

  /** The master's process id. */
  public int pid() throws IOException {
    return caller.call("getPid").asInt();
  }

  public Value getParam(GraphName key) throws IOException {
    return caller.call("getParam", name(key));
  }

  public void setParam(GraphName key, Value value) throws IOException {
    caller.call("setParam", name(key), value);
  }

  public void deleteParam(GraphName key) throws IOException {
    caller.call("deleteParam", name(key));
  }

  public boolean hasParam(GraphName key) throws IOException {
    return caller.call("hasParam", name(key)).asBool();
  }

  /** The nearest {@code key} seen from {@code namespace} upwards; empty if there is none. */
  public Optional<GraphName> searchParam(GraphName namespace, String key) throws IOException {
    RosCaller there = new RosCaller(caller.client(), caller.server(), namespace);
    try {
      return Optional.of(GraphName.of(there.call("searchParam", Value.of(key)).asText()));
    } catch (MasterException notFound) {
      return Optional.empty();
    }
  }

  public List<GraphName> paramNames() throws IOException {
    return caller.call("getParamNames").asList().stream()
        .map(name -> GraphName.of(name.asText()))
        .toList();
  }

  /**
   * From now on the master tells us of changes; answers the value now, an empty struct if unset.
   */
  public Value subscribeParam(GraphName key) throws IOException {
    return caller.call("subscribeParam", slaveUri, name(key));
  }

  public void unsubscribeParam(GraphName key) throws IOException {
    caller.call("unsubscribeParam", slaveUri, name(key));
  }

  private Optional<URI> lookup(String method, GraphName what) throws IOException {
    try {
      return Optional.of(uri(caller.call(method, name(what)).asText()));
    } catch (MasterException notFound) {
      return Optional.empty();
    }
  }

  private static Value name(GraphName name) {
    return Value.of(name.text());
  }

  private static List<URI> uris(Value list) throws IOException {
    List<URI> uris = new java.util.ArrayList<>();
    for (Value item : list.asList()) {
      uris.add(uri(item.asText()));
    }
    return uris;
  }

  private static URI uri(String text) throws IOException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("the master answered '" + text + "', wanted a URI", e);
    }
  }
}
