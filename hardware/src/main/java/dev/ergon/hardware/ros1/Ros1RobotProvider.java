package dev.ergon.hardware.ros1;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.LinkedRobot;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.xmlrpc.Value;

/** Opens robots under ROS 1, on the run's one node. */
public final class Ros1RobotProvider implements RobotProvider {
  @Override
  public String kind() {
    return "ros1";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    Ros1RobotConfig keys = config.bind(Ros1RobotConfig.class);
    ConnectedNode node = context.shared(ConnectedNode.class, ConnectedNode::fromEnvironment);
    RobotModel model = keys.model().read(context, () -> description(node, keys.description()));
    JointMap joints = new JointMap(model, keys.joints());
    Ros1RobotLink link = new Ros1RobotLink(node, keys, joints);
    return LinkedRobot.open("ros1", model, link, joints, node.time().clock(), keys.settings());
  }

  private static String description(ConnectedNode node, String parameter) {
    return node.parameterTree()
        .get(parameter)
        .map(Value::asText)
        .orElseThrow(() ->
            new HostLacksException(
                "robot: parameter "
                    + node.resolveName(parameter)
                    + " is not set; set it to the URDF, or name a file in model.urdf"));
  }
}
