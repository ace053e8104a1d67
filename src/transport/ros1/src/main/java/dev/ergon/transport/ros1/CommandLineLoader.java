package dev.ergon.transport.ros1;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a node shall take part from a command line and the environment, as every ROS program
 * does: {@code from:=to} remaps, {@code _name:=value} sets a private parameter, {@code __name},
 * {@code __ns}, {@code __master}, {@code __ip} and {@code __hostname} say what they say, {@code
 * __log} is passed over; then {@code ROS_MASTER_URI}, {@code ROS_IP}, {@code ROS_HOSTNAME} and
 * {@code ROS_NAMESPACE}.
 *
 * @see <a href="http://wiki.ros.org/Remapping%20Arguments">ROS wiki, Remapping Arguments</a>
 */
public final class CommandLineLoader {
  private static final String ASSIGNMENT = ":=";

  private final Map<String, String> environment;
  private final Map<String, String> special = new LinkedHashMap<>();
  private final Map<String, Value> parameters = new LinkedHashMap<>();
  private final Map<GraphName, GraphName> remappings = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();

  /**
   * @throws InvalidInputException naming the argument, if one cannot be read
   */
  public CommandLineLoader(List<String> arguments, Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    arguments.forEach(this::take);
  }

  /** By the process's own environment. */
  public CommandLineLoader(List<String> arguments) {
    this(arguments, System.getenv());
  }

  /**
   * The configuration.
   *
   * @param defaultName what the node is called if nobody says otherwise; relative
   */
  public NodeConfiguration build(String defaultName) {
    String name = special.getOrDefault("__name", defaultName);
    if (name.contains("/")) {
      throw new InvalidInputException(
          "__name: got '" + name + "', wanted a name without slashes; use __ns for a namespace");
    }
    String namespace = pick("__ns", "ROS_NAMESPACE");
    return new NodeConfiguration(
        GraphName.of(name),
        GraphName.of("/").join(GraphName.of(namespace == null ? "/" : namespace)),
        master(),
        host(),
        remappings,
        parameters,
        rest);
  }

  private void take(String argument) {
    int at = argument.indexOf(ASSIGNMENT);
    if (at < 1) {
      rest.add(argument);
      return;
    }
    String from = argument.substring(0, at);
    String to = argument.substring(at + ASSIGNMENT.length());
    try {
      if (from.startsWith("__")) {
        special.put(from, to);
      } else if (from.startsWith("_")) {
        parameters.put(GraphName.of(from.substring(1)).text(), YamlValues.read(to));
      } else {
        remappings.put(GraphName.of(from), GraphName.of(to));
      }
    } catch (InvalidInputException e) {
      throw new InvalidInputException("argument '" + argument + "': " + e.getMessage(), e);
    }
  }

  private URI master() {
    String text = pick("__master", "ROS_MASTER_URI");
    if (text == null) {
      return NodeConfiguration.DEFAULT_MASTER;
    }
    try {
      URI uri = URI.create(text);
      if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
        throw new IllegalArgumentException("wanted http://HOST:PORT");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "ROS_MASTER_URI: got '" + text + "', wanted for example http://localhost:11311", e);
    }
  }

  /** The order is rosjava's: an address comes before a name. */
  private @Nullable String host() {
    String ip = special.getOrDefault("__ip", special.get("__hostname"));
    if (ip != null) {
      return ip;
    }
    String given = environment.getOrDefault("ROS_IP", "");
    String host = given.isBlank() ? environment.getOrDefault("ROS_HOSTNAME", "") : given;
    return host.isBlank() ? null : host;
  }

  private @Nullable String pick(String argument, String variable) {
    String given = special.getOrDefault(argument, environment.getOrDefault(variable, ""));
    return given.isBlank() ? null : given;
  }
}
