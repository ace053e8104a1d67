package dev.ergon.sim.external.isaac;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.perception.sync.ObservationSynchroniser;
import dev.ergon.perception.sync.SyncLimits;
import dev.ergon.perception.sync.SyncResult;
import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Settings;
import dev.ergon.transport.ros2.TopicName;
import dev.ergon.transport.ros2.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node with the topics of Isaac Sim's action graph, at a tenth of real time. */
class IsaacSimTest {
  private static final int DOMAIN = TestDomain.id();

  /** A frame in the host's time, and in the simulator's. */
  private static final long FRAME_NANOS = 20_000_000;

  private static final long STEP_NANOS = FRAME_NANOS / 10;
  private static final String URDF =
      """
      <robot name="one">
        <link name="base_link"/><link name="tool0"/>
        <joint name="turn" type="revolute"><parent link="base_link"/><child link="tool0"/>
          <axis xyz="0 0 1"/><limit lower="-1" upper="1" velocity="1" effort="1"/></joint>
      </robot>
      """;

  private final Ros2Node stage = Ros2Node.open(Ros2Settings.loopback(DOMAIN, "isaac"), Map.of());
  private final BlockingQueue<JointState> commands = new LinkedBlockingQueue<>();
  private ProviderContext context;
  private ConfigNode config;
  private Thread playing;
  private final BlockingQueue<Long> heldFrames = new LinkedBlockingQueue<>();
  private volatile boolean holdsTime;
  private volatile boolean stopped;

  @BeforeEach
  void play(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("one.urdf"), URDF);
    context = new ProviderContext(folder, 1);
    config =
        ConfigReader.read(
            "isaac.yaml",
            """
            model: {urdf: one.urdf}
            clock_silence: 60 s
            link: {start_timeout: 20 s, state_timeout: 1 s}
            ros2: {domain_id: %d}
            """
                .formatted(DOMAIN));
    stage.subscribe(
        new TopicName("/joint_command"), JointState.TYPE, QosProfile.DEFAULT, commands::add);
    playing = new Thread(this::frames);
    playing.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    stopped = true;
    playing.join();
    context.close();
    stage.close();
  }

  @Test
  void theRunKeepsTheSimulatorsTime() {
    try (Robot robot = new IsaacSimRobotProvider().open(config, context)) {
      assertTrue(robot.clock().isSimulated());
      JointStateBuffer state = new JointStateBuffer(1);
      robot.read(state);
      assertEquals(0, state.stampNanos() % STEP_NANOS);
      assertEquals(0.25, state.position(0), 1e-12);
    }
  }

  @Test
  void commandsNameTheirJoints() throws InterruptedException {
    try (Robot robot = new IsaacSimRobotProvider().open(config, context)) {
      robot.enable();
      JointCommandBuffer command = new JointCommandBuffer(1);
      command.set(0, 0.5, 0.1, 0);
      assertEquals(RobotStatus.OK, robot.write(command));

      JointState sent = commands.poll(20, TimeUnit.SECONDS);
      assertNotNull(sent);
      assertEquals(List.of("turn"), sent.name());
      assertArrayEquals(new double[] {0.5}, sent.position());
      assertArrayEquals(new double[] {0.1}, sent.velocity());
    }
  }

  @Test
  void picturesPairWithJointStatesByTheirStamps() {
    ConfigNode camera = ConfigReader.read("camera.yaml", "{ros2: {domain_id: " + DOMAIN + "}}");
    try (Robot robot = new IsaacSimRobotProvider().open(config, context)) {
      context.shared(Clock.class, robot::clock);
      try (CameraSource source = new IsaacSimCameraProvider().open("front", camera, context)) {
        assertEquals(0, source.latest().orElseThrow().stampNanos() % STEP_NANOS);
      }
    }
  }

  /** A stage sends the topics of one frame in no order: here, time comes last. */
  @Test
  void whatIsAFrameAheadOfTheClockIsNew() throws InterruptedException {
    ConfigNode camera = ConfigReader.read("camera.yaml", "{ros2: {domain_id: " + DOMAIN + "}}");
    try (Robot robot = new IsaacSimRobotProvider().open(config, context)) {
      context.shared(Clock.class, robot::clock);
      try (CameraSource source = new IsaacSimCameraProvider().open("front", camera, context)) {
        holdsTime = true;
        JointStateBuffer state = new JointStateBuffer(1);
        long frame = heldFrames.take();
        awaitThat(() -> robot.clock().nanos() == frame - STEP_NANOS);
        awaitThat(() -> source.latest().orElseThrow().stampNanos() == frame);
        awaitThat(() -> robot.read(state) == RobotStatus.OK && state.stampNanos() == frame);
        assertEquals(RobotStatus.NO_NEW_STATE, robot.read(state));
        assertEquals("", source.faultText());

        SyncLimits limits = new SyncLimits(STEP_NANOS, STEP_NANOS, STEP_NANOS, STEP_NANOS);
        SyncResult seen =
            new ObservationSynchroniser(List.of(source), limits, robot.clock())
                .observe(
                    new dev.ergon.core.robot.JointState(
                        state.stampNanos(),
                        List.of("turn"),
                        new double[1],
                        new double[1],
                        new double[1]),
                    Pose.of("base_link", Transform.IDENTITY));
        assertEquals(List.of(), seen.faults());
      }
    }
  }

  private static void awaitThat(BooleanSupplier condition) throws InterruptedException {
    Clock host = new SystemClock();
    long end = host.nanos() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(host.nanos() < end, "it did not come about in 20 s");
      host.sleepUntil(host.nanos() + FRAME_NANOS / 10);
    }
  }

  /** One frame after the other: picture, joints, time; and no more once time is held. */
  private void frames() {
    var clock =
        stage.publisher(
            new TopicName("/clock"),
            dev.ergon.transport.ros.message.rosgraph_msgs.Clock.TYPE,
            QosProfile.DEFAULT);
    var joints =
        stage.publisher(new TopicName("/joint_states"), JointState.TYPE, QosProfile.DEFAULT);
    var pictures = stage.publisher(new TopicName("/rgb"), Image.TYPE, QosProfile.DEFAULT);
    for (long now = 0; !stopped; now += STEP_NANOS) {
      pictures.publish(
          new Image(
              new Header(0, now, "sim_camera"), 1, 1, "rgb8", 0, 3, Octets.adopt(new byte[3])));
      joints.publish(
          new JointState(
              new Header(0, now, ""),
              List.of("turn"),
              new double[] {0.25},
              new double[1],
              new double[1]));
      if (holdsTime) {
        heldFrames.add(now);
        return;
      }
      clock.publish(new dev.ergon.transport.ros.message.rosgraph_msgs.Clock(now));
      LockSupport.parkNanos(FRAME_NANOS);
    }
  }
}
