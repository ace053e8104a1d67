package dev.ergon.launch.session;

import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.mqtt.RunState;
import dev.ergon.launch.ros.RunDiagnostics;
import dev.ergon.transport.ros.message.diagnostic_msgs.DiagnosticArray;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Nodes;
import dev.ergon.transport.ros2.Ros2Publisher;
import dev.ergon.transport.ros2.TopicName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A run that takes part in ROS tells there how it stands. */
final class Diagnostics {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Diagnostics() {}

  /** Whom to tell, of the nodes that the run's parts have opened. */
  static List<Consumer<RunState>> of(ProviderContext context, RobotModel robot) {
    List<Consumer<RunState>> told = new ArrayList<>();
    Clock host = new SystemClock();
    context
        .existing(ConnectedNode.class)
        .ifPresent(node -> {
          Publisher<DiagnosticArray> publisher =
              node.newPublisher(RunDiagnostics.TOPIC, DiagnosticArray.TYPE);
          String name = node.name().text().substring(1);
          told.add(
              new RunDiagnostics(name, robot.name(), host, node.time()::nanos, publisher::publish));
        });
    if (context.existing(Ros2Nodes.class).isPresent()) {
      Ros2Node node = Ros2Nodes.shared(context, null);
      Ros2Publisher<DiagnosticArray> publisher =
          node.publisher(
              new TopicName(RunDiagnostics.TOPIC), DiagnosticArray.TYPE, QosProfile.DEFAULT);
      told.add(
          new RunDiagnostics(
              "ergon", robot.name(), host, () -> nanos(host.utc()), publisher::publish));
    }
    return told;
  }

  private static long nanos(Instant utc) {
    return utc.getEpochSecond() * NANOS_PER_SECOND + utc.getNano();
  }
}
