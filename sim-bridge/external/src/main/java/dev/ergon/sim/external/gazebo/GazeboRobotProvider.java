package dev.ergon.sim.external.gazebo;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.LinkedRobot;
import dev.ergon.sim.external.gz.GzNode;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Empty;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.StringMsg;

/** {@code robot: {kind: gazebo}}: a model in a world that Gazebo simulates. */
public final class GazeboRobotProvider implements RobotProvider {
  @Override
  public String kind() {
    return "gazebo";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    GazeboConfig keys = config.bind(GazeboConfig.class);
    GazeboSession session = GazeboSession.shared(context, keys.gazebo());
    RobotModel model = keys.model().read(context, () -> description(session.node(), keys));
    JointMap joints = new JointMap(model, keys.joints());
    GazeboLink link = new GazeboLink(session, keys, joints.wireNames());
    return LinkedRobot.open(keys.name(), model, link, joints, session.clock(), keys.link());
  }

  private static String description(GzNode node, GazeboConfig keys) {
    try {
      return node.call(
              keys.description(),
              Empty.getDefaultInstance(),
              StringMsg.getDefaultInstance(),
              keys.gazebo().startTimeoutNanos())
          .getData();
    } catch (HostLacksException e) {
      throw new InvalidInputException(
          "robot.model.urdf is missing, and the simulator does not tell the description of '"
              + keys.name()
              + "': name the URDF file that the model was made from ("
              + e.getMessage()
              + ")",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostLacksException("Gazebo: interrupted while asking for the description", e);
    }
  }
}
