package dev.ergon.launch.ros1;

import dev.ergon.core.provider.ProviderContext;
import dev.ergon.transport.ros1.CommandLineLoader;
import dev.ergon.transport.ros1.ConnectedNode;
import java.util.List;

/** The one node of a run. */
public final class Ros1Node {
  private Ros1Node() {}

  /**
   * Makes it, and shares it with every part of the run.
   *
   * @param name what it is called, unless the arguments say otherwise
   * @param arguments as ROS programs take them
   */
  public static ConnectedNode share(ProviderContext context, String name, List<String> arguments) {
    return context.shared(
        ConnectedNode.class,
        () -> ConnectedNode.connect(new CommandLineLoader(arguments).build(name)));
  }
}
