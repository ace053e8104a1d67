package dev.ergon.hardware.ros2;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.LinkedRobot;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.FollowingClock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Nodes;
import dev.ergon.transport.ros2.Ros2Subscription;
import dev.ergon.transport.ros2.TopicName;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kind {@code ros2}: a robot behind ROS 2 topics. */
public final class Ros2RobotProvider implements RobotProvider {
  @Override
  public String kind() {
    return "ros2";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    return open(config.bind(Ros2RobotConfig.class), context);
  }

  /**
   * Opens the robot, motors off.
   *
   * @throws HostLacksException naming the topic where nobody speaks or listens
   */
  public static Robot open(Ros2RobotConfig config, ProviderContext context) {
    Ros2Node node = Ros2Nodes.shared(context, config.ros2());
    RobotModel model = config.model().read(context, () -> description(node, config));
    JointMap joints = new JointMap(model, config.joints());
    Clock host = new SystemClock();
    boolean isSimulated = config.clock() != Ros2RobotConfig.ClockSource.HOST;
    FollowingClock simulated = new FollowingClock(host, config.clockSilenceNanos());
    if (config.clock() == Ros2RobotConfig.ClockSource.TOPIC) {
      follow(node, config, simulated);
    }
    Ros2RobotLink link =
        new Ros2RobotLink(
            node,
            topic(config, config.stateTopic()),
            config.commands().stream().map(c -> channel(node, config, c, model, joints)).toList(),
            isSimulated ? simulated::ofSimulator : stamp -> host.nanos(),
            config.clock() == Ros2RobotConfig.ClockSource.STATES ? simulated::hear : stamp -> {},
            config.link().startTimeoutNanos());
    Clock clock = isSimulated ? simulated : host;
    return LinkedRobot.open("ros2", model, link, joints, clock, config.link());
  }

  private static CommandChannel channel(
      Ros2Node node,
      Ros2RobotConfig config,
      Ros2RobotConfig.CommandTopic command,
      RobotModel model,
      JointMap joints) {
    List<String> known = model.actuatedNames();
    List<String> wanted = command.joints().isEmpty() ? known : command.joints();
    if (!known.containsAll(wanted)) {
      throw new InvalidInputException(
          "commands: topic "
              + command.topic()
              + ": got joints "
              + wanted
              + ", wanted some of "
              + known);
    }
    int[] places = wanted.stream().mapToInt(known::indexOf).toArray();
    return new CommandChannel(
        node,
        topic(config, command.topic()),
        command.form(),
        places,
        wanted.stream().map(joint -> joints.wireNames().get(known.indexOf(joint))).toList(),
        command.horizonNanos());
  }

  /** Moves {@code clock} by the clock topic as long as the run lasts. */
  private static void follow(Ros2Node node, Ros2RobotConfig config, FollowingClock clock) {
    node.subscribe(
        topic(config, config.clockTopic()),
        dev.ergon.transport.ros.message.rosgraph_msgs.Clock.TYPE,
        QosProfile.CLOCK,
        message -> clock.hear(message.clockNanos()));
  }

  private static String description(Ros2Node node, Ros2RobotConfig config) {
    TopicName topic = topic(config, config.descriptionTopic());
    BlockingQueue<StringMessage> heard = new ArrayBlockingQueue<>(1);
    try (Ros2Subscription<StringMessage> subscription =
        node.subscribe(topic, StringMessage.TYPE, QosProfile.LATCHED, heard::offer)) {
      @Nullable StringMessage description =
          heard.poll(config.link().startTimeoutNanos(), TimeUnit.NANOSECONDS);
      if (description == null) {
        throw new HostLacksException(
            "no robot description on topic "
                + subscription.topic()
                + " in domain "
                + node.domainId()
                + "; name a file with model.urdf, or start robot_state_publisher");
      }
      return description.data();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostLacksException("interrupted while waiting for topic " + topic, e);
    }
  }

  private static TopicName topic(Ros2RobotConfig config, String name) {
    return TopicName.resolve(config.namespace(), name);
  }
}
