package dev.ergon.transport.ros1.name;

import java.util.HashMap;
import java.util.Map;

/**
 * Resolves the names that a node uses to those of the graph: relative ones in the node's namespace,
 * private ones under the node's own name, then remapped.
 */
public final class NameResolver {
  private final GraphName namespace;
  private final GraphName node;
  private final Map<GraphName, GraphName> remappings = new HashMap<>();

  /**
   * @param namespace global
   * @param node the node's global name
   * @param remappings from and to as written; both are resolved here
   */
  public NameResolver(GraphName namespace, GraphName node, Map<GraphName, GraphName> remappings) {
    this.namespace = namespace;
    this.node = node;
    remappings.forEach((from, to) -> this.remappings.put(absolute(from), absolute(to)));
  }

  public GraphName namespace() {
    return namespace;
  }

  /** The global name that {@code name} stands for. */
  public GraphName resolve(GraphName name) {
    GraphName absolute = absolute(name);
    return remappings.getOrDefault(absolute, absolute);
  }

  /** The global name that {@code name} stands for. */
  public GraphName resolve(String name) {
    return resolve(GraphName.of(name));
  }

  private GraphName absolute(GraphName name) {
    if (name.isPrivate()) {
      String rest = name.text().substring(1);
      return rest.isEmpty() ? node : node.join(GraphName.of(rest.replaceFirst("^/", "")));
    }
    return namespace.join(name);
  }
}
