package dev.ergon.hardware.ros2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Float64MultiArray;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Settings;
import dev.ergon.transport.ros2.TopicName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Ros2RobotTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  @TempDir private Path folder;
  private ProviderContext context;
  private TopicArm arm;

  @BeforeEach
  void start() {
    context = new ProviderContext(folder, 1);
    arm = new TopicArm(TwoJoints.DOMAIN, TwoJoints.WIRE_NAMES, 0.3, 0.4);
  }

  @AfterEach
  void close() throws InterruptedException {
    context.close();
    arm.close();
  }

  @Test
  void readsAndCommandsInTheModelsTerms() throws InterruptedException {
    arm.listening("/arm/joint_command", JointState.TYPE);
    try (Robot robot = open("commands: [{}]")) {
      JointStateBuffer state = new JointStateBuffer(2);
      robot.read(state);
      assertEquals(0.3, state.position(0), 1e-9);
      assertEquals(0.1, state.position(1), 1e-9, "(0.4 - 0.5) / -1");

      JointState sent = assertInstanceOf(JointState.class, command(robot, 0.2, -0.1));
      assertEquals(TwoJoints.WIRE_NAMES, sent.name());
      assertArrayEquals(new double[] {0.2, 0.6}, sent.position(), 1e-9);
      assertArrayEquals(new double[] {0.5, 0.25}, sent.velocity(), 1e-9);
    }
  }

  @Test
  void aForwardControllerGetsPositionsAlone() throws InterruptedException {
    arm.listening("/arm/forward/commands", Float64MultiArray.TYPE);
    try (Robot robot = open("commands: [{topic: forward/commands, form: float64_multi_array}]")) {
      Float64MultiArray sent = assertInstanceOf(Float64MultiArray.class, command(robot, 0.2, -0.1));
      assertArrayEquals(new double[] {0.2, 0.6}, sent.data(), 1e-9);
    }
  }

  @Test
  void aTrajectoryControllerGetsOnePointAhead() throws InterruptedException {
    arm.listening("/arm/jtc/joint_trajectory", JointTrajectory.TYPE);
    try (Robot robot =
        open("commands: [{topic: jtc/joint_trajectory, form: joint_trajectory, horizon: 30 ms}]")) {
      JointTrajectory sent = assertInstanceOf(JointTrajectory.class, command(robot, 0.2, -0.1));
      assertEquals(0, sent.header().stampNanos());
      assertEquals(TwoJoints.WIRE_NAMES, sent.jointNames());
      assertEquals(30_000_000, sent.points().get(0).timeFromStartNanos());
      assertArrayEquals(new double[] {0.2, 0.6}, sent.points().get(0).positions(), 1e-9);
    }
  }

  @Test
  void jointsMayHaveControllersOfTheirOwn() throws InterruptedException {
    arm.listening("/arm/first", JointState.TYPE).listening("/arm/second", JointState.TYPE);
    try (Robot robot =
        open("commands: [{topic: first, joints: [turn]}, {topic: second, joints: [bend]}]")) {
      JointState one = assertInstanceOf(JointState.class, command(robot, 0.2, -0.1));
      JointState other = assertInstanceOf(JointState.class, nextCommand());
      List<List<String>> names = List.of(one.name(), other.name());
      assertTrue(names.contains(List.of("turn")) && names.contains(List.of("j2")), "got " + names);
    }
  }

  @Test
  void silenceCountsAsLostAndEndsWhenStatesComeAgain() {
    arm.listening("/arm/joint_command", JointState.TYPE);
    try (Robot robot = open("commands: [{}]")) {
      arm.setSilent(true);
      await(robot, RobotStatus.LINK_LOST);
      assertTrue(
          robot.faultText().startsWith("no joint state from topic /arm/joint_states in domain"),
          robot.faultText());

      arm.setSilent(false);
      await(robot, RobotStatus.OK);
      assertTrue(robot.faultText().endsWith("they are back"), robot.faultText());
      robot.enable();
      assertEquals("", robot.faultText());
    }
  }

  @Test
  void timeMayBeThatOfTheStates() throws InterruptedException {
    arm.listening("/arm/joint_command", JointState.TYPE);
    arm.setStampNanos(7_000_000_000L);
    try (Robot robot = open("commands: [{}]\nclock: states\nclock_silence: 60 s")) {
      JointStateBuffer state = new JointStateBuffer(2);
      robot.read(state);

      assertTrue(robot.clock().isSimulated());
      assertEquals(7_000_000_000L, state.stampNanos());
      // The clock moves once the state can be read, so that whoever it wakes finds the state.
      robot.clock().sleepUntil(7_000_000_000L);
      assertEquals(7_000_000_000L, robot.clock().nanos());
    }
  }

  @Test
  void aStateThatContradictsItselfIsNamed() {
    arm.listening("/arm/joint_command", JointState.TYPE);
    try (Robot robot = open("commands: [{}]")) {
      arm.setSilent(true);
      JointState odd =
          new JointState(
              new Header(0, 0, ""),
              TwoJoints.WIRE_NAMES,
              new double[1],
              new double[0],
              new double[0]);
      // Best effort: one may be lost.
      for (int i = 0; i < 1000 && !robot.faultText().contains("2 names and 1 positions"); i++) {
        arm.say(odd);
        LockSupport.parkNanos(5_000_000);
      }
      assertTrue(robot.faultText().contains("2 names and 1 positions"), robot.faultText());
    }
  }

  @Test
  void theModelComesFromTheRobotWhereNoFileIsNamed() {
    arm.listening("/arm/joint_command", JointState.TYPE);
    try (Ros2Node publisher =
        Ros2Node.open(Ros2Settings.loopback(TwoJoints.DOMAIN, "description"), Map.of())) {
      publisher
          .publisher(
              new TopicName("/arm/robot_description"), StringMessage.TYPE, QosProfile.LATCHED)
          .publish(new StringMessage(TwoJoints.URDF));
      try (Robot robot =
          new Ros2RobotProvider()
              .open(
                  TwoJoints.config(folder, "commands: [{}]").withOverride("model.urdf=~"),
                  context)) {
        assertEquals(List.of("turn", "bend"), robot.model().actuatedNames());
      }
    }
  }

  @Test
  void aRobotThatNobodyListensForIsNamed() {
    String message =
        assertThrows(HostLacksException.class, () -> open("commands: [{topic: nowhere}]"))
            .getMessage();

    assertTrue(
        String.valueOf(message).startsWith("nobody listens to commands on topic /arm/nowhere"),
        message);
  }

  @Test
  void aCommandForAJointThatIsNotThereIsRefused() {
    assertThrows(InvalidInputException.class, () -> open("commands: [{joints: [elbow]}]"));
  }

  private Robot open(String more) {
    var config = TwoJoints.config(folder, more);
    boolean doomed = more.contains("nowhere");
    return new Ros2RobotProvider()
        .open(doomed ? config.withOverride("link.start_timeout=1 s") : config, context);
  }

  private Message command(Robot robot, double turn, double bend) throws InterruptedException {
    robot.enable();
    JointCommandBuffer command = new JointCommandBuffer(2);
    command.set(0, turn, 0.5, 0);
    command.set(1, bend, -0.25, 0);
    assertEquals(RobotStatus.OK, robot.write(command), robot.faultText());
    return nextCommand();
  }

  private Message nextCommand() throws InterruptedException {
    Message sent = arm.commands().poll(20, TimeUnit.SECONDS);
    assertTrue(sent != null, "no command arrived");
    return sent;
  }

  private static void await(Robot robot, RobotStatus wanted) {
    JointStateBuffer state = new JointStateBuffer(2);
    for (long waited = 0; waited < PATIENCE_NANOS; waited += 5_000_000) {
      if (robot.read(state) == wanted) {
        return;
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("never " + wanted + ": " + robot.faultText());
  }
}
