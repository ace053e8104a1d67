package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.testing.Heard;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ROS package under Debian's roslaunch. */
@ExtendWith(RoscoreExtension.class)
class RoslaunchTest {
  private static final Path BUILT = Ergon.home().resolve("launch/target/lib/.built");

  private static final double MOVING = 0.1;
  private static final double AT_REST = 0.01;

  private final Roscore roscore;
  private ConnectedNode user;

  RoslaunchTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @BeforeEach
  void connect() {
    user = ConnectedNode.connect(roscore.configuration("user"));
  }

  @AfterEach
  void shutdown() {
    user.shutdown();
  }

  @Test
  void startsRespawnsAndStopsARobotInItsNamespace() throws Exception {
    Process roslaunch = roslaunch("robot.launch", "ns:=left");
    try {
      awaitLog(1, "is ready");
      assertTrue(roscore.tool("rosnode", "list").contains("/left/ergon"));
      assertTrue(roscore.tool("rosparam", "get", "/left/ergon/set").contains("speed_scale"));
      Heard<JointState> states = new Heard<>();
      user.newSubscriber("/left/arm/joint_states", JointState.TYPE).addMessageListener(states, 1);
      say("left");
      Roscore.await("the arm moves", () -> speed(states) > MOVING);
      roscore.tool("rosnode", "kill", "/left/ergon");
      awaitLog(1, "finished cleanly");
      Roscore.await("the arm is held", () -> speed(states) < AT_REST);
      awaitLog(2, "is ready");
      stop(roslaunch);
      assertFalse(log().contains("escalating"), log());
    } finally {
      end(roslaunch);
    }
  }

  @Test
  void startsTwoRobotsThatDoNotHearEachOtherAndBothDoAsTheyAreTold() throws Exception {
    Process roslaunch = roslaunch("two_robots.launch");
    try {
      awaitLog(2, "is ready");
      String left = roscore.tool("rostopic", "info", "/left/arm/joint_command");
      assertTrue(left.contains("/left/ergon") && !left.contains("/right/"), left);
      List<Heard<StringMessage>> results = List.of(say("left"), say("right"));
      for (Heard<StringMessage> each : results) {
        assertTrue(each.await(3).get(2).data().contains("\"state\":\"succeeded\""), log());
        assertEquals(3, each.messages().size(), "it heard the other's words");
      }
      stop(roslaunch);
      assertFalse(log().contains("escalating") || log().contains("has died"), log());
    } finally {
      end(roslaunch);
    }
  }

  /** Tells a robot what to do; what becomes of it. */
  private Heard<StringMessage> say(String robot) {
    Heard<StringMessage> results = new Heard<>();
    user.newSubscriber("/" + robot + "/ergon/result", StringMessage.TYPE)
        .addMessageListener(results, 20);
    Publisher<StringMessage> words =
        user.newPublisher("/" + robot + "/ergon/instruction", StringMessage.TYPE);
    Roscore.await(robot + " listens", words::hasSubscribers);
    words.publish(new StringMessage("pick up the red cube"));
    return results;
  }

  /** Of the joint that was the fastest at last, rad/s or m/s; 0 before anything was heard. */
  private static double speed(Heard<JointState> states) {
    List<JointState> heard = states.messages();
    return heard.isEmpty()
        ? 0
        : Arrays.stream(heard.get(heard.size() - 1).velocity()).map(Math::abs).max().orElse(0);
  }

  private Process roslaunch(String file, String... arguments) {
    boolean built = Files.exists(BUILT);
    if (!built) {
      System.err.println("SKIPPED RoslaunchTest: launch is not packaged; run mvn package first");
    }
    Assumptions.assumeTrue(built, "launch is not packaged");
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                "ROS_PACKAGE_PATH=" + Ergon.home().resolve("launch/ros") + ":/usr/share",
                "roslaunch",
                "ergon",
                file));
    command.addAll(List.of(arguments));
    return roscore.background("roslaunch.log", command.toArray(String[]::new));
  }

  /** As Ctrl-C does; roslaunch gives its nodes 15 s before it escalates. */
  private static void stop(Process roslaunch) throws IOException, InterruptedException {
    int sent = new ProcessBuilder("kill", "-INT", Long.toString(roslaunch.pid())).start().waitFor();
    assertTrue(sent == 0 && roslaunch.waitFor(40, TimeUnit.SECONDS));
  }

  /** However the test went: killed at once, roslaunch would leave its nodes behind. */
  private static void end(Process roslaunch) throws InterruptedException {
    roslaunch.destroy();
    boolean unused = roslaunch.waitFor(20, TimeUnit.SECONDS);
    roslaunch.destroyForcibly();
  }

  private void awaitLog(int times, String text) {
    Roscore.await(
        "'" + text + "' " + times + " times in the log",
        () -> log().split(text, -1).length > times);
  }

  private String log() {
    return roscore.log("roslaunch.log");
  }
}
