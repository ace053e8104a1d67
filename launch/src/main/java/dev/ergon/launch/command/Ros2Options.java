package dev.ergon.launch.command;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.launch.ros2.Ros2SimWire;
import dev.ergon.transport.ros2.Ros2Settings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the simulator is served over ROS 2. */
final class Ros2Options {
  private static final int BUFFER_BYTES = 4 << 20;

  @Option(names = "--ros2", description = "Over ROS 2, by ROS_DOMAIN_ID; topics only.")
  private boolean served;

  @Option(
      names = "--ros2-domain",
      paramLabel = "ID",
      description = "ROS 2 domain, 0..232 (default: ROS_DOMAIN_ID, or 0).")
  private int domain = -1;

  @Option(
      names = "--ros2-interface",
      paramLabel = "ADDRESS",
      description = "Address of a network interface for ROS 2 (default: 127.0.0.1).")
  private List<String> interfaces = List.of("127.0.0.1");

  @Option(
      names = "--ros2-namespace",
      paramLabel = "NAME",
      description = "Where the topics begin, /clock apart (default: /).")
  private String namespace = "/";

  /** The wire, if it was asked for. */
  Optional<Ros2SimWire> wire() {
    if (!served) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Ros2SimWire(
              new Ros2Settings(domain, "ergon_sim", interfaces, BUFFER_BYTES, BUFFER_BYTES),
              namespace));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("sim serve: " + e.getMessage(), e);
    }
  }
}
