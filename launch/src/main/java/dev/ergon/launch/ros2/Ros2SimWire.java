package dev.ergon.launch.ros2;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.JointState;
import dev.ergon.launch.ros.CameraLens;
import dev.ergon.launch.ros.CameraPicture;
import dev.ergon.launch.ros.SentTrajectory;
import dev.ergon.launch.sim.ServedArm;
import dev.ergon.launch.sim.SimInbox;
import dev.ergon.launch.sim.SimWire;
import dev.ergon.transport.ros.message.rosgraph_msgs.Clock;
import dev.ergon.transport.ros.message.sensor_msgs.CameraInfo;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.std_msgs.Float64MultiArray;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Publisher;
import dev.ergon.transport.ros2.Ros2Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated arm as a robot under ROS 2: {@code joint_states}, {@code /clock}, a {@code
 * NAME/image_raw} and a {@code NAME/camera_info} per camera, {@code robot_description}; takes
 * {@code joint_command}, {@code position_controller/commands} and {@code
 * arm_controller/joint_trajectory}.
 */
public final class Ros2SimWire implements SimWire {
  private static final Logger LOG = LoggerFactory.getLogger(Ros2SimWire.class);

  private final Ros2Settings settings;
  private final SimTopics topics;
  private @Nullable Running running;

  /** What there is once it was started. */
  private record Running(
      Ros2Node node,
      Ros2Publisher<Clock> clock,
      Ros2Publisher<dev.ergon.transport.ros.message.sensor_msgs.JointState> joints,
      Ros2Publisher<StringMessage> world,
      Map<String, Eye> cameras) {}

  /** What a camera tells: pictures, and with each what lens they come through. */
  private record Eye(
      ServedArm.Camera camera, Ros2Publisher<Image> pictures, Ros2Publisher<CameraInfo> lenses) {}

  /**
   * @param namespace where its topics begin, {@code /} for the root
   */
  public Ros2SimWire(Ros2Settings settings, String namespace) {
    this.settings = settings;
    this.topics = new SimTopics(namespace);
  }

  @Override
  public void start(ServedArm arm, SimInbox inbox) {
    Ros2Node node = Ros2Node.open(settings, System.getenv());
    Map<String, Eye> cameras = new HashMap<>();
    for (ServedArm.Camera camera : arm.cameras()) {
      cameras.put(
          camera.name(),
          new Eye(
              camera,
              node.publisher(topics.image(camera.name()), Image.TYPE, QosProfile.DEFAULT),
              node.publisher(topics.lens(camera.name()), CameraInfo.TYPE, QosProfile.DEFAULT)));
    }
    node.publisher(topics.description(), StringMessage.TYPE, QosProfile.LATCHED)
        .publish(new StringMessage(arm.urdf()));
    listen(node, arm.model().actuatedNames(), inbox);
    running =
        new Running(
            node,
            node.publisher(topics.clock(), Clock.TYPE, QosProfile.CLOCK),
            node.publisher(
                topics.jointStates(),
                dev.ergon.transport.ros.message.sensor_msgs.JointState.TYPE,
                QosProfile.DEFAULT),
            node.publisher(topics.worldState(), StringMessage.TYPE, QosProfile.DEFAULT),
            cameras);
  }

  private void listen(Ros2Node node, List<String> joints, SimInbox inbox) {
    node.subscribe(
        topics.jointCommand(),
        dev.ergon.transport.ros.message.sensor_msgs.JointState.TYPE,
        QosProfile.DEFAULT,
        command -> inbox.command(command.name(), command.position(), command.velocity()));
    node.subscribe(
        topics.positionCommands(),
        Float64MultiArray.TYPE,
        QosProfile.DEFAULT,
        command -> inbox.command(joints, command.data(), new double[0]));
    node.subscribe(
        topics.trajectory(),
        dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory.TYPE,
        QosProfile.DEFAULT,
        command -> follow(command, inbox));
    node.subscribe(
        topics.worldLoad(),
        StringMessage.TYPE,
        QosProfile.DEFAULT,
        request -> inbox.load(request.data()));
  }

  @Override
  public String address() {
    return "ROS 2 in domain "
        + running().node().domainId()
        + " on "
        + (settings.interfaces().isEmpty() ? "all interfaces" : settings.interfaces())
        + ", topic "
        + topics.jointStates();
  }

  @Override
  public void clock(long nanos) {
    running().clock().publish(new Clock(nanos));
  }

  @Override
  public void joints(JointState state) {
    running()
        .joints()
        .publish(
            new dev.ergon.transport.ros.message.sensor_msgs.JointState(
                new Header(0, state.stampNanos(), ""),
                state.names(),
                state.position(),
                state.velocity(),
                state.effort()));
  }

  @Override
  public void camera(CameraFrame frame) {
    Eye eye = running().cameras().get(frame.camera());
    if (eye == null) {
      return;
    }
    Header header = new Header(0, frame.stampNanos(), frame.camera());
    eye.lenses().publish(CameraLens.of(eye.camera(), header));
    if (eye.pictures().subscriberCount() == 0) {
      return;
    }
    eye.pictures().publish(CameraPicture.of(frame, header));
  }

  @Override
  public void world(String report) {
    running().world().publish(new StringMessage(report));
  }

  @Override
  public void close() {
    Running last = running;
    running = null;
    if (last != null) {
      last.node().close();
    }
  }

  private Running running() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the wire was not started");
    }
    return now;
  }

  private static void follow(
      dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory command, SimInbox inbox) {
    try {
      inbox.trajectory(SentTrajectory.of(command));
    } catch (IllegalArgumentException e) {
      LOG.warn("trajectory refused: {}", e.getMessage());
    }
  }
}
