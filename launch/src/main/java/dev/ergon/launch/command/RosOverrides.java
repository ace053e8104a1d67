package dev.ergon.launch.command;

import dev.ergon.launch.output.Json;
import dev.ergon.transport.ros1.CommandLineLoader;
import dev.ergon.transport.ros1.NodeConfiguration;
import dev.ergon.transport.ros1.ParameterTree;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ROS 1 program is told by its command line and by its private parameters, as overrides of a
 * launch file: the arguments go to the run's node, and each item of the parameter {@code ~set} is
 * what {@code --set} takes.
 */
final class RosOverrides {
  private RosOverrides() {}

  /**
   * The overrides; none for no arguments, and then no master is asked.
   *
   * @throws dev.ergon.core.error.HostLacksException if the master cannot be reached
   */
  static List<String> of(List<String> arguments) {
    if (arguments.isEmpty()) {
      return List.of();
    }
    NodeConfiguration node = new CommandLineLoader(arguments).build("ergon");
    List<String> overrides = new ArrayList<>();
    overrides.add("ros1.arguments=" + Json.oneLine(arguments));
    ParameterTree.of(node)
        .get("~set")
        .ifPresent(set -> set.asList().stream().map(Value::asText).forEach(overrides::add));
    return overrides;
  }
}
