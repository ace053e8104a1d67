package dev.ergon.transport.ros1;

import dev.ergon.transport.ros1.internal.node.Parameters;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.util.List;
import java.util.Optional;

/**
 * The parameter server, seen from a node: names are resolved in it. Every method asks the master
 * and throws {@link dev.ergon.core.error.HostLacksException} if it cannot be reached.
 */
public interface ParameterTree {
  /**
   * The parameters as a node of this configuration would see them, without taking part in the
   * graph: of changes nothing is heard.
   */
  static ParameterTree of(NodeConfiguration configuration) {
    return Parameters.alone(configuration);
  }

  /** The value; empty if it is not set. */
  Optional<Value> get(String name);

  /** The nearest {@code name}, from the node's own namespace upwards, as rosparam searches. */
  Optional<GraphName> search(String name);

  boolean has(String name);

  void set(String name, Value value);

  /** Removes it, and all that lies in it; nothing happens if it is not set. */
  void delete(String name);

  /** All that is set. */
  List<GraphName> names();

  /** Calls {@code listener} whenever the value changes, or one that lies in it. */
  void addParameterListener(String name, ParameterListener listener);

  /**
   * The integer, or {@code otherwise} if it is not set; {@link
   * dev.ergon.transport.ros1.xmlrpc.XmlRpcException} if it is set to something else.
   */
  default int getInteger(String name, int otherwise) {
    return get(name).map(Value::asInt).orElse(otherwise);
  }

  /** As {@link #getInteger}. */
  default boolean getBoolean(String name, boolean otherwise) {
    return get(name).map(Value::asBool).orElse(otherwise);
  }

  /** As {@link #getInteger}; whole numbers count as well. */
  default double getDouble(String name, double otherwise) {
    return get(name).map(Value::asReal).orElse(otherwise);
  }

  /** As {@link #getInteger}. */
  default String getString(String name, String otherwise) {
    return get(name).map(Value::asText).orElse(otherwise);
  }

  default void set(String name, int value) {
    set(name, Value.of(value));
  }

  default void set(String name, boolean value) {
    set(name, Value.of(value));
  }

  default void set(String name, double value) {
    set(name, Value.of(value));
  }

  default void set(String name, String value) {
    set(name, Value.of(value));
  }
}
