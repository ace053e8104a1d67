package dev.ergon.launch.ros1;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.time.SystemClock;
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
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.NodeConfiguration;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import dev.ergon.transport.ros1.action.FollowJointTrajectoryServer;
import dev.ergon.transport.ros1.action.TrajectoryExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated arm as a robot under ROS 1: {@code joint_states}, {@code /clock}, a {@code
 * NAME/image_raw} and a {@code NAME/camera_info} per camera, {@code robot_description}; takes
 * {@code joint_command}, {@code position_controller/command}, {@code arm_controller/command} and
 * {@code arm_controller/follow_joint_trajectory}. Names are relative to the node's namespace.
 */
public final class Ros1SimWire implements SimWire {
  private static final Logger LOG = LoggerFactory.getLogger(Ros1SimWire.class);
  private static final PublisherOptions IMAGES = PublisherOptions.DEFAULT.withQueueSize(3);

  /** A roscore that is started again within this time finds everything as it was. */
  private static final long MASTER_PATIENCE_NANOS = 60_000_000_000L;

  private final NodeConfiguration configuration;
  private final boolean tellsTime;
  private final Map<String, Eye> cameras = new HashMap<>();
  private final dev.ergon.core.time.Clock host = new SystemClock();
  private long masterLostNanos;
  private @Nullable Running running;

  /** What a camera tells: pictures, and with each what lens they come through. */
  private record Eye(
      ServedArm.Camera camera, Publisher<Image> pictures, Publisher<CameraInfo> lenses) {}

  /** What there is once it was started. */
  private record Running(
      ConnectedNode node,
      @Nullable Publisher<Clock> clock,
      Publisher<dev.ergon.transport.ros.message.sensor_msgs.JointState> joints,
      Publisher<StringMessage> world,
      FollowJointTrajectoryServer action) {}

  /**
   * @param tellsTime whether simulated time is everybody's; if not, stamps are of the host's
   */
  public Ros1SimWire(NodeConfiguration configuration, boolean tellsTime) {
    this.configuration = configuration;
    this.tellsTime = tellsTime;
  }

  @Override
  public void start(ServedArm arm, SimInbox inbox) {
    ConnectedNode node = ConnectedNode.connect(configuration);
    if (tellsTime) {
      node.parameterTree().set("/use_sim_time", true);
    }
    node.parameterTree().set("robot_description", arm.urdf());
    for (ServedArm.Camera camera : arm.cameras()) {
      cameras.put(
          camera.name(),
          new Eye(
              camera,
              node.newPublisher(camera.name() + "/image_raw", Image.TYPE, IMAGES),
              node.newPublisher(camera.name() + "/camera_info", CameraInfo.TYPE, IMAGES)));
    }
    listen(node, arm.model().actuatedNames(), inbox);
    TrajectoryExecutor executor = new Executor(inbox);
    running =
        new Running(
            node,
            tellsTime ? node.newPublisher("/clock", Clock.TYPE) : null,
            node.newPublisher(
                "joint_states", dev.ergon.transport.ros.message.sensor_msgs.JointState.TYPE),
            node.newPublisher("world/state", StringMessage.TYPE),
            new FollowJointTrajectoryServer(
                node, "arm_controller/follow_joint_trajectory", executor));
  }

  private static void listen(ConnectedNode node, List<String> joints, SimInbox inbox) {
    node.newSubscriber("joint_command", dev.ergon.transport.ros.message.sensor_msgs.JointState.TYPE)
        .addMessageListener(
            command -> inbox.command(command.name(), command.position(), command.velocity()));
    node.newSubscriber("position_controller/command", Float64MultiArray.TYPE)
        .addMessageListener(command -> inbox.command(joints, command.data(), new double[0]));
    node.newSubscriber(
            "arm_controller/command",
            dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory.TYPE)
        .addMessageListener(command -> {
          try {
            inbox.trajectory(SentTrajectory.of(command));
          } catch (IllegalArgumentException e) {
            LOG.warn("arm_controller/command: {}", e.getMessage());
          }
        });
    node.newSubscriber("world/load", StringMessage.TYPE)
        .addMessageListener(request -> inbox.load(request.data()));
  }

  @Override
  public String address() {
    return "ROS 1 at " + configuration.master() + ", namespace " + configuration.namespace();
  }

  @Override
  public void clock(long nanos) {
    Running now = running();
    Publisher<Clock> publisher = now.clock();
    if (publisher != null) {
      publisher.publish(new Clock(nanos));
    }
    now.action().timePasses(nanos);
  }

  @Override
  public void joints(JointState state) {
    Running now = running();
    now.joints()
        .publish(
            new dev.ergon.transport.ros.message.sensor_msgs.JointState(
                new Header(0, stamp(state.stampNanos()), ""),
                state.names(),
                state.position(),
                state.velocity(),
                state.effort()));
  }

  @Override
  public void camera(CameraFrame frame) {
    Eye eye = cameras.get(frame.camera());
    if (eye == null) {
      return;
    }
    Header header = new Header(0, stamp(frame.stampNanos()), frame.camera());
    eye.lenses().publish(CameraLens.of(eye.camera(), header));
    if (eye.pictures().hasSubscribers()) {
      eye.pictures().publish(CameraPicture.of(frame, header));
    }
  }

  @Override
  public void world(String report) {
    running().world().publish(new StringMessage(report));
  }

  @Override
  public Optional<String> ended() {
    ConnectedNode node = running().node();
    if (node.isShutdown()) {
      return Optional.of("node " + node.name() + " was told over ROS to shut down");
    }
    if (!node.isMasterLost()) {
      masterLostNanos = 0;
    } else if (masterLostNanos == 0) {
      masterLostNanos = host.nanos();
    } else if (host.nanos() - masterLostNanos > MASTER_PATIENCE_NANOS) {
      throw new HostLacksException(
          "the ROS master "
              + node.masterUri()
              + " has not answered for "
              + MASTER_PATIENCE_NANOS / 1_000_000_000
              + " s; start roscore, then this again");
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    Running last = running;
    running = null;
    if (last != null) {
      last.node().shutdown();
    }
  }

  private long stamp(long nanos) {
    return tellsTime ? nanos : running().node().time().nanos();
  }

  private Running running() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the wire was not started");
    }
    return now;
  }

  /** Hands goals on to the simulator. */
  private record Executor(SimInbox inbox) implements TrajectoryExecutor {
    @Override
    public void follow(dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory trajectory) {
      inbox.trajectory(SentTrajectory.of(trajectory));
    }

    @Override
    public void hold() {
      inbox.hold();
    }
  }
}
