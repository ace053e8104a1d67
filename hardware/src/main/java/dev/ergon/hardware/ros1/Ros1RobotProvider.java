package dev.ergon.hardware.ros1;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.LinkedRobot;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.util.Optional;

/** Opens robots under ROS 1, on the run's one node. */
public final class Ros1RobotProvider implements RobotProvider {
  private static final String SIM_TIME = "/use_sim_time";
  private static final long LOOK_NANOS = 100_000_000;

  @Override
  public String kind() {
    return "ros1";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    Ros1RobotConfig keys = config.bind(Ros1RobotConfig.class);
    ConnectedNode node = context.shared(ConnectedNode.class, ConnectedNode::fromEnvironment);
    RobotModel model = keys.model().read(context, () -> description(node, keys));
    JointMap joints = new JointMap(model, keys.joints());
    Ros1RobotLink link = new Ros1RobotLink(node, keys, joints);
    return LinkedRobot.open("ros1", model, link, joints, node.time().clock(), keys.settings());
  }

  /** Waits for it as for the first state: who sets it may be started at the same time. */
  private static String description(ConnectedNode node, Ros1RobotConfig keys) {
    Clock host = new SystemClock();
    long end = host.nanos() + keys.link().startTimeoutNanos();
    Optional<Value> urdf = node.parameterTree().get(keys.description());
    try {
      while (urdf.isEmpty() && host.nanos() < end) {
        host.sleepUntil(host.nanos() + LOOK_NANOS);
        urdf = node.parameterTree().get(keys.description());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (node.parameterTree().getBoolean(SIM_TIME, false) != node.time().isSimulated()) {
      throw new HostLacksException(
          "robot: " + SIM_TIME + " has changed since this node was started; start it again");
    }
    return urdf.map(Value::asText)
        .orElseThrow(() ->
            new HostLacksException(
                "robot: parameter "
                    + node.resolveName(keys.description())
                    + " is not set; set it to the URDF, or name a file in model.urdf"));
  }
}
