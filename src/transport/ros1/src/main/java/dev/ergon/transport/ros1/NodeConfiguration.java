package dev.ergon.transport.ros1;

import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a node takes part.
 *
 * @param name relative to the namespace, or global
 * @param namespace global
 * @param master the master's address
 * @param host what other nodes reach this one by; null to find the address that faces the master
 * @param remappings names as written, from and to
 * @param parameters private parameters to set at the start, by name without {@code ~}
 * @param arguments what the command line holds besides
 */
public record NodeConfiguration(
    GraphName name,
    GraphName namespace,
    URI master,
    @Nullable String host,
    Map<GraphName, GraphName> remappings,
    Map<String, Value> parameters,
    List<String> arguments) {
  public static final URI DEFAULT_MASTER = URI.create("http://localhost:11311");
  private static final GraphName ROOT = GraphName.of("/");

  public NodeConfiguration {
    remappings = Map.copyOf(remappings);
    parameters = Map.copyOf(parameters);
    arguments = List.copyOf(arguments);
  }

  /** A node that only this host can reach, at {@code master}. */
  public static NodeConfiguration newPrivate(String name, URI master) {
    return newPublic(name, "127.0.0.1", master);
  }

  /** A node that others reach by {@code host}. */
  public static NodeConfiguration newPublic(String name, String host, URI master) {
    return new NodeConfiguration(
        GraphName.of(name), ROOT, master, host, Map.of(), Map.of(), List.of());
  }

  /** The node's global name. */
  public GraphName globalName() {
    return namespace.join(name);
  }

  /** This with another name. */
  public NodeConfiguration withName(GraphName other) {
    return new NodeConfiguration(other, namespace, master, host, remappings, parameters, arguments);
  }

  /** This with other remappings. */
  public NodeConfiguration withRemappings(Map<GraphName, GraphName> other) {
    return new NodeConfiguration(name, namespace, master, host, other, parameters, arguments);
  }
}
