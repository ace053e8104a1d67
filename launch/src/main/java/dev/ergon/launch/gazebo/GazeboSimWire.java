package dev.ergon.launch.gazebo;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.JointState;
import dev.ergon.launch.sim.ServedArm;
import dev.ergon.launch.sim.SimInbox;
import dev.ergon.launch.sim.SimWire;
import dev.ergon.sim.external.gazebo.Pixels;
import dev.ergon.sim.external.gazebo.Stamps;
import dev.ergon.sim.external.gz.GzNode;
import dev.ergon.sim.external.gz.GzPublisher;
import dev.ergon.sim.external.gz.GzSettings;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Axis;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Clock;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Empty;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Image;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Joint;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.JointTrajectory;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Model;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.StringMsg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The simulated arm as a model in Gazebo, in the world {@code ergon} and by the model's own name:
 * {@code /clock} and {@code /world/ergon/clock}, joint states where the system JointStatePublisher
 * has them, {@code /camera/NAME} for each camera, and the topics of both of Gazebo's controllers,
 * {@code cmd_pos} per joint and {@code joint_trajectory}.
 */
public final class GazeboSimWire implements SimWire {
  /** The name of the served world. */
  public static final String WORLD = "ergon";

  private final GzSettings settings;
  private @Nullable Running running;

  /** What there is once it was started. */
  private record Running(
      GzNode node,
      String model,
      List<GzPublisher<Clock>> clocks,
      GzPublisher<Model> joints,
      Map<String, GzPublisher<Image>> cameras,
      GzPublisher<StringMsg> world) {}

  public GazeboSimWire(GzSettings settings) {
    this.settings = settings;
  }

  @Override
  public void start(ServedArm arm, SimInbox inbox) {
    GzNode node = GzNode.open(settings);
    try {
      running = announce(node, arm);
      listen(node, arm, inbox);
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private static Running announce(GzNode node, ServedArm arm) {
    Map<String, GzPublisher<Image>> cameras = new HashMap<>();
    for (ServedArm.Camera camera : arm.cameras()) {
      cameras.put(
          camera.name(), node.advertise("/camera/" + camera.name(), Image.getDefaultInstance()));
    }
    String model = arm.model().name();
    Clock clock = Clock.getDefaultInstance();
    return new Running(
        node,
        model,
        List.of(
            node.advertise("/world/" + WORLD + "/clock", clock), node.advertise("/clock", clock)),
        node.advertise(
            "/world/" + WORLD + "/model/" + model + "/joint_state", Model.getDefaultInstance()),
        cameras,
        node.advertise(topicOfReports(), StringMsg.getDefaultInstance()));
  }

  private static void listen(GzNode node, ServedArm arm, SimInbox inbox) {
    String model = "/model/" + arm.model().name();
    for (String joint : arm.model().actuatedNames()) {
      var unused =
          node.subscribe(
              model + "/joint/" + joint + "/0/cmd_pos",
              GzMessagesProto.Double.getDefaultInstance(),
              command ->
                  inbox.command(List.of(joint), new double[] {command.getData()}, new double[0]));
    }
    var unusedTrajectories =
        node.subscribe(
            model + "/joint_trajectory",
            JointTrajectory.getDefaultInstance(),
            command -> TrajectoryCommand.pass(command, inbox));
    var unusedLoads =
        node.subscribe(
            topicOfRequests(),
            StringMsg.getDefaultInstance(),
            request -> inbox.load(request.getData()));
    StringMsg description = StringMsg.newBuilder().setData(arm.urdf()).build();
    var unusedDescription =
        node.serve(
            model + "/robot_description",
            Empty.getDefaultInstance(),
            StringMsg.getDefaultInstance(),
            request -> Optional.of(description));
  }

  /** Where the served simulator tells the truth. */
  static String topicOfReports() {
    return "/world/" + WORLD + "/ergon/state";
  }

  /** Where the served simulator is asked for another scene. */
  static String topicOfRequests() {
    return "/world/" + WORLD + "/ergon/load";
  }

  @Override
  public String address() {
    return "Gazebo transport, partition '"
        + settings.partition()
        + "', world '"
        + WORLD
        + "', model '"
        + running().model()
        + "'";
  }

  @Override
  public void clock(long nanos) {
    Clock message = Clock.newBuilder().setSim(Stamps.time(nanos)).build();
    running().clocks().forEach(topic -> topic.publish(message));
  }

  @Override
  public void joints(JointState state) {
    Model.Builder model =
        Model.newBuilder().setHeader(Stamps.header(state.stampNanos())).setName(running().model());
    double[] effort = state.effort();
    for (int i = 0; i < state.names().size(); i++) {
      model.addJoint(
          Joint.newBuilder()
              .setName(state.names().get(i))
              .setAxis1(
                  Axis.newBuilder()
                      .setPosition(state.position(i))
                      .setVelocity(state.velocity(i))
                      .setForce(effort[i])));
    }
    var unused = running().joints().publish(model.build());
  }

  @Override
  public void camera(CameraFrame frame) {
    GzPublisher<Image> topic = running().cameras().get(frame.camera());
    if (topic != null && topic.isHeard()) {
      topic.publish(
          Pixels.message(frame.image()).setHeader(Stamps.header(frame.stampNanos())).build());
    }
  }

  @Override
  public void world(String report) {
    var unused = running().world().publish(StringMsg.newBuilder().setData(report).build());
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
}
